namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>TorchSharp's <c>torch.optim.Adam(IEnumerable&lt;Parameter&gt;, ...)</c>.</summary>
        /// <param name="parameters">What is trained.</param>
        /// <param name="lr">The learning rate, at least 0.</param>
        /// <param name="beta1">The decay of the mean of gradients, in [0, 1).</param>
        /// <param name="beta2">The decay of the mean of squared gradients, in [0, 1).</param>
        /// <param name="eps">Added to the root of the mean square, at least 0.</param>
        /// <param name="weight_decay">Must be 0 in this subset.</param>
        /// <param name="amsgrad">Must be false in this subset.</param>
        /// <param name="maximize">Must be false in this subset.</param>
        /// <exception cref="ArgumentException">A number is out of its range.</exception>
        /// <exception cref="NotSupportedException">A variant is asked for that this subset does not have.</exception>
        public static Modules.Adam Adam(
            IEnumerable<Modules.Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
    }
}
