using TorchSharp;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Responses;

/// <summary>A tensor that is computed when it is first read, and kept beyond the scope in which that happens.</summary>
internal sealed class CachedTensor : IDisposable
{
    private Tensor? _value;

    /// <summary>The tensor.</summary>
    /// <param name="make">Makes it, a tensor of its own and not one that others hold; what is made on the way is freed.</param>
    public Tensor Get(Func<Tensor> make)
    {
        if (_value is null)
        {
            using DisposeScope scope = NewDisposeScope();
            _value = scope.Detach(make());
        }

        return _value;
    }

    /// <summary>Forgets the tensor; the next reader computes it anew.</summary>
    public void Dispose()
    {
        _value?.Dispose();
        _value = null;
    }
}
