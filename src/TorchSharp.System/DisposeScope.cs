namespace TorchSharp;

/// <summary>TorchSharp's <c>DisposeScope</c>: disposes the tensors that were made in it, on its thread, when it ends.</summary>
public sealed class DisposeScope : IDisposable
{
    [ThreadStatic]
    private static DisposeScope? current;

    private readonly HashSet<torch.Tensor> _tensors = new(ReferenceEqualityComparer.Instance);
    private DisposeScope? _outer;
    private bool _isDisposed;

    /// <summary>Opens a scope within that of the calling thread.</summary>
    internal DisposeScope()
    {
        _outer = current;
        current = this;
    }

    /// <summary>Puts a new tensor into the innermost scope of the calling thread.</summary>
    /// <returns>The scope, or null where there is none.</returns>
    internal static DisposeScope? Register(torch.Tensor tensor)
    {
        current?._tensors.Add(tensor);
        return current;
    }

    /// <summary>TorchSharp's <c>DisposeScope.Detach</c>: takes a tensor out of all scopes, for whoever disposes it.</summary>
    /// <param name="disposable">The tensor; one that is not in this scope stays where it is.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ObjectDisposedException">The scope has ended.</exception>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (disposable is torch.Tensor tensor && _tensors.Remove(tensor))
            tensor.OwningDisposeScope = null;
        return disposable;
    }

    /// <summary>TorchSharp's <c>DisposeScope.MoveToOuter</c>: leaves a tensor to the outer scope, or to nobody but its finalizer where there is none.</summary>
    /// <param name="disposable">The tensor; one that is not in this scope stays where it is.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ObjectDisposedException">The scope has ended.</exception>
    public T MoveToOuter<T>(T disposable) where T : IDisposable
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (disposable is torch.Tensor tensor && _tensors.Remove(tensor))
        {
            tensor.OwningDisposeScope = _outer;
            _outer?._tensors.Add(tensor);
        }

        return disposable;
    }

    /// <summary>Forgets a tensor that was disposed.</summary>
    internal void Forget(torch.Tensor tensor) => _tensors.Remove(tensor);

    /// <summary>Holds another object in the place of a tensor that it took over.</summary>
    internal void Replace(torch.Tensor tensor, torch.Tensor by)
    {
        if (_tensors.Remove(tensor))
            _tensors.Add(by);
    }

    /// <summary>TorchSharp's <c>DisposeScope.Dispose</c>: disposes what is left in the scope and closes it, even if it is not the innermost.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        foreach (torch.Tensor tensor in _tensors.ToArray())
            tensor.Dispose();
        Close();
        _isDisposed = true;
    }

    private void Close()
    {
        if (current == this)
        {
            current = _outer;
            return;
        }

        for (DisposeScope? inner = current; inner is not null; inner = inner._outer)
        {
            if (inner._outer == this)
                inner._outer = _outer;
        }
    }
}
