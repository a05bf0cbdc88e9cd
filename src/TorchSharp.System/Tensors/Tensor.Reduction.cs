using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>TorchSharp's <c>torch.Tensor.mean(long[], ...)</c>: the mean over dimensions.</summary>
        /// <param name="dimensions">The dimensions.</param>
        /// <param name="keepdim">Whether they stay, with size 1.</param>
        /// <param name="type">The type of the result; null: that of the tensor.</param>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Aten.Mean.Call(this, dimensions, keepdim, type);

        /// <summary>TorchSharp's <c>torch.Tensor.sum(ScalarType?)</c>: the sum of all elements.</summary>
        /// <param name="type">The type of the result; null: that of the tensor, or <see cref="ScalarType.Int64"/> for integers.</param>
        public Tensor sum(ScalarType? type = null) => Aten.Sum.Call(this, type);

        /// <summary>TorchSharp's <c>torch.Tensor.sum(long[], ...)</c>: the sum over dimensions.</summary>
        /// <param name="dim">The dimensions.</param>
        /// <param name="keepdim">Whether they stay, with size 1.</param>
        /// <param name="type">The type of the result; null: that of the tensor, or <see cref="ScalarType.Int64"/> for integers.</param>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Aten.SumOver.Call(this, dim, keepdim, type);

        /// <summary>TorchSharp's <c>torch.Tensor.amax(params long[])</c>: the largest element over dimensions.</summary>
        /// <param name="dims">The dimensions.</param>
        public Tensor amax(params long[] dims) => Aten.Amax.Call(this, dims);

        /// <summary>TorchSharp's <c>torch.Tensor.amin(params long[])</c>: the smallest element over dimensions.</summary>
        /// <param name="dims">The dimensions.</param>
        public Tensor amin(params long[] dims) => Aten.Amin.Call(this, dims);
    }
}
