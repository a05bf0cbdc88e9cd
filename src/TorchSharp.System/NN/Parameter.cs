namespace TorchSharp.Modules;

/// <summary>TorchSharp's <c>Modules.Parameter</c>: a tensor that is trained.</summary>
public class Parameter : torch.Tensor
{
    /// <summary>TorchSharp's <c>Modules.Parameter(Tensor, bool)</c>: takes a tensor over, with its place in a scope.</summary>
    /// <param name="data">The tensor, which is empty afterwards.</param>
    /// <param name="requires_grad">Whether operations on it are recorded.</param>
    public Parameter(torch.Tensor data, bool requires_grad = true)
        : base(data.requires_grad_(requires_grad).TakeHandle(), data.OwningDisposeScope)
    {
        OwningDisposeScope?.Replace(data, this);
    }
}
