namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>TorchSharp's <c>torch.nn.Parameter</c>: makes a tensor one that is trained.</summary>
        /// <param name="data">The tensor, which is empty afterwards.</param>
        /// <param name="requires_grad">Whether operations on it are recorded.</param>
        public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
    }
}
