namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>TorchSharp's <c>torch.optim.Adam(IEnumerable&lt;Parameter&gt;, ...)</c>.</summary>
        /// <inheritdoc cref="Modules.Adam(IEnumerable{Modules.Parameter}, double, double, double, double, double, bool, bool)"/>
        public static Modules.Adam Adam(
            IEnumerable<Modules.Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
    }
}
