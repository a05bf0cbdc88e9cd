using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>TorchSharp's <c>torch.Tensor.reshape</c>: the same elements in another shape; a view where strides allow it.</summary>
        /// <param name="shape">The sizes; one may be -1 and follows from the others.</param>
        public Tensor reshape(params long[] shape) => Aten.Reshape.Call(this, shape);

        /// <summary>TorchSharp's <c>torch.Tensor.permute</c>: a view with dimensions in another order.</summary>
        /// <param name="permutation">For every dimension of the result, that of this tensor.</param>
        public Tensor permute(params long[] permutation) => Aten.Permute.Call(this, permutation);

        /// <summary>TorchSharp's <c>torch.Tensor.contiguous</c>: the tensor with its elements one after the other in the order of their indices.</summary>
        /// <returns>A copy, or another reference to the same tensor if it is so already.</returns>
        public Tensor contiguous() => Aten.Contiguous.Call(this);

        /// <summary>TorchSharp's <c>torch.Tensor.narrow</c>: a view of part of a dimension.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="start">The first index.</param>
        /// <param name="length">How many.</param>
        public Tensor narrow(long dim, long start, long length) => Aten.Narrow.Call(this, dim, start, length);

        /// <summary>TorchSharp's <c>torch.Tensor.index_fill_</c>: sets all elements at some indices of a dimension, in place.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">The indices, of type <see cref="ScalarType.Int64"/>.</param>
        /// <param name="value">The value.</param>
        /// <returns>This tensor.</returns>
        public Tensor index_fill_(long dim, Tensor index, Scalar value) => Aten.IndexFill.Change(this, dim, index, value);
    }
}
