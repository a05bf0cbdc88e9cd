using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchSharp's <c>torch.NewDisposeScope</c>: tensors made on this thread from here on are disposed with the scope.</summary>
    public static DisposeScope NewDisposeScope() => new();

    /// <summary>TorchSharp's <c>torch.no_grad</c>: nothing is recorded for gradients on this thread until the result is disposed.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    /// <summary>Sets whether the thread records operations, and restores what was.</summary>
    private sealed class GradMode : IDisposable
    {
        private readonly int _before = Shim.GradMode();

        public GradMode(bool enabled)
        {
            Shim.SetGradMode(enabled ? 1 : 0);
        }

        public void Dispose() => Shim.SetGradMode(_before);
    }
}
