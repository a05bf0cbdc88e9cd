using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>TorchSharp's <c>torch.Tensor.shape</c>: the size of every dimension.</summary>
        public long[] shape => Layout().Sizes;

        /// <summary>TorchSharp's <c>torch.Tensor.NumberOfElements</c>.</summary>
        internal long NumberOfElements
        {
            get
            {
                long count = Shim.Elements(Handle);
                GC.KeepAlive(this);
                return count;
            }
        }

        /// <summary>TorchSharp's <c>torch.Tensor.dtype</c>: the type of the elements.</summary>
        public ScalarType dtype
        {
            get
            {
                var type = (ScalarType)Shim.ElementType(Handle);
                GC.KeepAlive(this);
                return type;
            }
        }

        /// <summary>TorchSharp's <c>torch.Tensor.device</c>: where the elements are.</summary>
        public Device device
        {
            get
            {
                int code = Checked.NotNegative(Shim.Device(Handle));
                GC.KeepAlive(this);
                return DeviceCode.ToDevice(code);
            }
        }

        /// <summary>TorchSharp's <c>torch.Tensor.data</c>: the elements, for reading; those of another device are copied first.</summary>
        /// <exception cref="ArgumentException">The elements are not of type <typeparamref name="T"/>.</exception>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            if (ElementTypes.Of<T>() is not { } type || type != dtype)
                throw new ArgumentException($"{typeof(T).Name} is not compatible with {dtype}");
            return new TensorAccessor<T>(device.type == DeviceType.CPU ? this : cpu());
        }

        /// <summary>TorchSharp's <c>torch.Tensor.item</c>: the only element.</summary>
        /// <exception cref="ArgumentException">There is not exactly one element, or it is not of type <typeparamref name="T"/>.</exception>
        public T item<T>() where T : unmanaged
        {
            if (NumberOfElements != 1)
                throw new ArgumentException("Number of elements in the tensor must be 1");
            T value = default;
            data<T>().CopyTo(new Span<T>(ref value));
            return value;
        }

        /// <summary>The size and the stride, in elements, of every dimension.</summary>
        internal unsafe (long[] Sizes, long[] Strides) Layout()
        {
            int dimensions = Checked.NotNegative(Shim.Dimensions(Handle));
            var sizes = new long[dimensions];
            var strides = new long[dimensions];
            fixed (long* sizesStart = sizes, stridesStart = strides)
                Checked.NotNegative(Shim.Layout(Handle, sizesStart, stridesStart));
            GC.KeepAlive(this);
            return (sizes, strides);
        }
    }
}
