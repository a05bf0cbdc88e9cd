using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>TorchSharp's <c>torch.Tensor.requires_grad</c>: whether operations on it are recorded.</summary>
        public bool requires_grad
        {
            get
            {
                int result = Checked.NotNegative(Shim.RequiresGrad(Handle));
                GC.KeepAlive(this);
                return result == 1;
            }
        }

        /// <summary>TorchSharp's <c>torch.Tensor.grad</c>: what backward passes have added up so far; null: nothing.</summary>
        public Tensor? grad
        {
            get
            {
                nint handle = Shim.Grad(Handle);
                GC.KeepAlive(this);
                if (handle != 0)
                    return new Tensor(handle);
                Checked.ThrowIfFailed();
                return null;
            }
        }

        /// <summary>TorchSharp's <c>torch.Tensor.requires_grad_</c>: sets whether operations on it are recorded.</summary>
        /// <param name="requires_grad">Whether.</param>
        /// <returns>This tensor.</returns>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            Checked.NotNegative(Shim.SetRequiresGrad(Handle, requires_grad ? 1 : 0));
            return this;
        }

        /// <summary>TorchSharp's <c>torch.Tensor.detach</c>: the same elements, without the record of where they came from.</summary>
        public Tensor detach() => Aten.Detach.Call(this);

        /// <summary>TorchSharp's <c>torch.Tensor.backward()</c>: adds the gradient of this single number to every leaf that it was computed from.</summary>
        public void backward()
        {
            Checked.NotNegative(Shim.Backward(Handle));
            GC.KeepAlive(this);
        }
    }
}
