namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchSharp's <c>torch.optim</c>.</summary>
    public static partial class optim
    {
        /// <summary>TorchSharp's <c>torch.optim.Optimizer</c>: changes parameters along their gradients.</summary>
        public abstract class Optimizer : IDisposable
        {
            // Only the optimizers of this assembly derive from it.
            private protected Optimizer()
            {
            }

            /// <summary>TorchSharp's <c>torch.optim.Optimizer.zero_grad</c>: sets all gradients to 0.</summary>
            public abstract void zero_grad();

            /// <summary>TorchSharp's <c>torch.optim.Optimizer.step</c>: changes all parameters that have a gradient.</summary>
            /// <param name="closure">Computes the loss and its gradients first; null: they are there.</param>
            /// <returns>What <paramref name="closure"/> gave, or null.</returns>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            /// <summary>TorchSharp's <c>torch.optim.Optimizer.Dispose()</c>.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>TorchSharp's <c>torch.optim.Optimizer.Dispose(bool)</c>.</summary>
            /// <param name="disposing">Whether <see cref="Dispose()"/> is called.</param>
            protected abstract void Dispose(bool disposing);
        }
    }
}
