using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>TorchSharp's <c>torch.Tensor.cpu</c>: the tensor on the CPU.</summary>
        /// <returns>A copy, or another reference to the same tensor if it is there already.</returns>
        public Tensor cpu() => to(new Device(DeviceType.CPU));

        /// <summary>TorchSharp's <c>torch.Tensor.to(ScalarType, ...)</c>: the tensor with elements of a type.</summary>
        /// <param name="type">The type.</param>
        /// <param name="copy">Whether to copy even if it is of that type already.</param>
        /// <param name="disposeAfter">Whether to dispose this tensor afterwards.</param>
        /// <param name="non_blocking">Whether a copy between devices may go on behind the caller's back.</param>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => To(type, null, disposeAfter, copy, non_blocking);

        /// <summary>TorchSharp's <c>torch.Tensor.to(Device, ...)</c>: the tensor on a device.</summary>
        /// <param name="device">The device.</param>
        /// <param name="copy">Whether to copy even if it is there already.</param>
        /// <param name="disposeAfter">Whether to dispose this tensor afterwards.</param>
        /// <param name="non_blocking">Whether a copy between devices may go on behind the caller's back.</param>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => To(null, device, disposeAfter, copy, non_blocking);

        /// <summary>The tensor with elements of a type on a device; null: as they are.</summary>
        internal Tensor To(ScalarType? type, Device? device, bool disposeAfter, bool copy = false, bool nonBlocking = false)
        {
            // Arguments: dtype, layout, device, pin_memory, non_blocking, copy.
            Tensor result = Aten.To.Call(this, type, Argument.None, device, Argument.None, nonBlocking, copy);
            if (disposeAfter)
                Dispose();
            return result;
        }
    }
}
