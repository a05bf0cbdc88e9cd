using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchSharp's <c>torch.nn</c>.</summary>
    public static partial class nn
    {
        /// <summary>TorchSharp's <c>torch.nn.functional</c>.</summary>
        public static class functional
        {
            private static readonly long[] One = [1];
            private static readonly long[] Zero = [0];

            /// <summary>TorchSharp's <c>torch.nn.functional.conv2d</c>: correlates images with kernels.</summary>
            /// <param name="input">[batch, channels, rows, columns].</param>
            /// <param name="weight">[kernels, channels / groups, rows, columns].</param>
            /// <param name="bias">[kernels]; null: none.</param>
            /// <param name="strides">The steps along rows and columns, or one for both; null: 1.</param>
            /// <param name="padding">Zeros put at each end of rows and columns, or one number for both; null: 0.</param>
            /// <param name="dilation">The distance between taps along rows and columns, or one for both; null: 1.</param>
            /// <param name="groups">Into how many groups channels and kernels fall, which do not mix.</param>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1)
                => Aten.Conv2d.Call(input, weight, bias, strides ?? One, padding ?? Zero, dilation ?? One, groups);

            /// <summary>TorchSharp's <c>torch.nn.functional.pad(Tensor, long[], ...)</c>: puts values around a tensor.</summary>
            /// <param name="input">The tensor.</param>
            /// <param name="pad">How many at the beginning and the end of the last dimension, then of that before it, and so on; negative ones cut off.</param>
            /// <param name="mode">What is put there.</param>
            /// <param name="value">The value.</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode == PaddingModes.Constant
                ? Aten.ConstantPad.Call(input, pad, value)
                : throw new NotSupportedException($"this subset of TorchSharp pads with a constant only, not with mode {mode}");

            /// <summary>TorchSharp's <c>torch.nn.functional.cross_entropy</c>: the negative log likelihood of classes under softmax.</summary>
            /// <param name="input">[batch, classes], logits.</param>
            /// <param name="target">[batch], classes, of type <see cref="ScalarType.Int64"/>; or the probabilities of classes in the shape of <paramref name="input"/>.</param>
            /// <param name="weight">[classes]: what a class counts; null: 1.</param>
            /// <param name="ignore_index">A class that does not count.</param>
            /// <param name="reduction">How the batch becomes one number.</param>
            /// <param name="label_smoothing">The share of probability that is spread over all classes.</param>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0.0)
                => Aten.CrossEntropy.Call(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <summary>TorchSharp's <c>torch.nn.functional.poisson_nll_loss</c>: the negative log likelihood of Poisson counts, up to what does not depend on the rate.</summary>
            /// <param name="input">Rates, or their logarithms.</param>
            /// <param name="target">Counts.</param>
            /// <param name="log_input">Whether <paramref name="input"/> holds logarithms.</param>
            /// <param name="full">Whether Stirling's approximation of what depends on the counts alone is added.</param>
            /// <param name="eps">Added to rates before their logarithm is taken.</param>
            /// <param name="reduction">How the elements become one number.</param>
            public static Tensor poisson_nll_loss(
                Tensor input, Tensor target, bool log_input = true, bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean)
                => Aten.PoissonLoss.Call(input, target, log_input, full, (double)eps, (long)reduction);

            /// <summary>TorchSharp's <c>torch.nn.functional.softplus</c>: log(1 + exp(beta x)) / beta.</summary>
            /// <param name="x">The tensor.</param>
            /// <param name="beta">How sharply it bends.</param>
            /// <param name="threshold">Of beta x: above it the element itself is taken.</param>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => Aten.Softplus.Call(x, beta, threshold);
        }
    }
}
