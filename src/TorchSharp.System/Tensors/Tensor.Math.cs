using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>TorchSharp's sum of two tensors.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => Aten.Add.Call(left, right);

        /// <summary>TorchSharp's product of two tensors, element by element.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => Aten.Multiply.Call(left, right);

        /// <summary>TorchSharp's <c>torch.Tensor.abs</c>: the magnitude of every element.</summary>
        public Tensor abs() => Aten.Absolute.Call(this);

        /// <summary>TorchSharp's <c>torch.Tensor.mm</c>: the product of two matrices.</summary>
        /// <param name="target">[columns of this, columns of the product].</param>
        /// <returns>[rows of this, columns of the product].</returns>
        public Tensor mm(Tensor target) => Aten.MatrixProduct.Call(this, target);

        /// <summary>TorchSharp's <c>torch.Tensor.neg</c>: every element with the other sign.</summary>
        public Tensor neg() => Aten.Negate.Call(this);

        /// <summary>TorchSharp's <c>torch.Tensor.relu</c>: every element, or 0 where it is negative.</summary>
        public Tensor relu() => Aten.Relu.Call(this);

        /// <summary>TorchSharp's <c>torch.Tensor.clamp_(Scalar?, Scalar?)</c>: moves every element into a range, in place.</summary>
        /// <param name="min">The smallest number allowed; null: none.</param>
        /// <param name="max">The largest number allowed; null: none.</param>
        /// <returns>This tensor.</returns>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Aten.ClampInPlace.Change(this, min, max);
    }
}
