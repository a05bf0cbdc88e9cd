using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchSharp's <c>torch.Tensor</c>: a tensor of libtorch. It is freed when it is disposed, with its scope, or else by its finalizer.</summary>
    public partial class Tensor : IDisposable
    {
        private static long totalCount;
        private nint _handle;

        /// <summary>Takes a handle over.</summary>
        /// <param name="handle">A tensor of the shim.</param>
        /// <param name="scope">The scope that disposes it; null: none.</param>
        internal Tensor(nint handle, DisposeScope? scope)
        {
            _handle = handle;
            OwningDisposeScope = scope;
            Interlocked.Increment(ref totalCount);
        }

        /// <summary>Takes a handle over, and puts the tensor into the scope of the thread.</summary>
        internal Tensor(nint handle)
            : this(handle, null)
        {
            OwningDisposeScope = DisposeScope.Register(this);
        }

        /// <summary>Frees the tensor if nobody did.</summary>
        ~Tensor() => Dispose(false);

        /// <summary>TorchSharp's <c>torch.Tensor.TotalCount</c>: how many tensors are held and not yet freed.</summary>
        public static long TotalCount => Interlocked.Read(ref totalCount);

        /// <summary>The scope that will dispose it.</summary>
        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>The tensor of libtorch.</summary>
        /// <exception cref="InvalidOperationException">The tensor was disposed.</exception>
        internal nint Handle => _handle != 0 ? _handle : throw new InvalidOperationException("Tensor invalid -- empty handle.");

        /// <summary>TorchSharp's <c>torch.Tensor.Dispose()</c>: frees the tensor; its memory goes when no other tensor shares it.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>TorchSharp's <c>torch.Tensor.Dispose(bool)</c>.</summary>
        /// <param name="disposing">Whether <see cref="Dispose()"/> is called, and not the finalizer.</param>
        protected virtual void Dispose(bool disposing)
        {
            nint handle = TakeHandle();
            if (handle == 0)
                return;
            if (disposing)
                LeaveScope();
            Shim.DisposeTensor(handle);
        }

        /// <summary>Leaves this object empty, for another to take its tensor over.</summary>
        internal nint TakeHandle()
        {
            nint handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0)
                Interlocked.Decrement(ref totalCount);
            return handle;
        }

        private protected void LeaveScope()
        {
            OwningDisposeScope?.Forget(this);
            OwningDisposeScope = null;
        }
    }
}
