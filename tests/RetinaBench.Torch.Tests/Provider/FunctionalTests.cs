using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RetinaBench.Torch.Tests.Provider;

/// <summary><c>torch.nn.functional</c> and its gradients against PyTorch; <c>Fixtures/operators.py</c> wrote what is expected.</summary>
public sealed class FunctionalTests : IDisposable
{
    /// <summary>Sums of up to 144 products of order 1 in single precision, in an order and by an algorithm that are libtorch's affair.</summary>
    private const double ConvolutionTolerance = 2e-5;

    /// <summary>Exponentials and logarithms in single precision of numbers of order 1.</summary>
    private const double LossTolerance = 2e-6;

    /// <summary>The same of numbers of order 10.</summary>
    private const double SumTolerance = 2e-5;

    private readonly DisposeScope? _scope = TorchRuntime.Missing is null ? NewDisposeScope() : null;

    public void Dispose() => _scope?.Dispose();

    [SkippableFact]
    public void Pad_AddsAndCuts()
    {
        Need.Torch();
        var pad = new PyTorchCase("pad");
        pad.AssertIs("out", functional.pad(pad["x"], [1, 2, 0, 3], value: 0.5));
        pad.AssertIs("cut", functional.pad(pad["x"], [-1, 2]));
    }

    [SkippableFact]
    public void Conv2d_AndItsGradients_ArePyTorchs() => AssertConvolution("conv2d", (x, w, b) => functional.conv2d(x, w, b));

    [SkippableFact]
    public void Conv2d_StridesPaddingDilationGroups_ArePyTorchs()
        => AssertConvolution("conv2d-strides", (x, w, b) => functional.conv2d(x, w, b, strides: [2, 3], padding: [1, 0], dilation: [1, 2], groups: 2));

    [SkippableFact]
    public void CrossEntropy_AndItsGradient_ArePyTorchs()
    {
        Need.Torch();
        var known = new PyTorchCase("cross_entropy");
        Tensor x = known["x"].requires_grad_(), target = tensor(new long[] { 2, 0, 1, 1, 0 }, [5]);
        Tensor found = functional.cross_entropy(x, target);
        found.backward();
        known.AssertIs("out", found, LossTolerance);
        known.AssertIs("gx", x.grad!, LossTolerance);
        known.AssertIs("sum", functional.cross_entropy(x, target, known["weight"], reduction: Reduction.Sum), LossTolerance);
    }

    [SkippableFact]
    public void PoissonLossOfASoftRectifier_AndItsGradient_ArePyTorchs()
    {
        Need.Torch();
        var known = new PyTorchCase("poisson");
        Tensor x = known["x"].requires_grad_(), target = known["target"];
        Tensor rate = functional.softplus(x, beta: 3, threshold: 4);
        known.AssertIs("rate", rate, LossTolerance);
        known.AssertIs("magnitudes", x.abs());
        Tensor found = functional.poisson_nll_loss(rate, target, log_input: false, eps: 1e-6f) + (tensor([0.1f], []) * x.abs().sum());
        found.backward();
        known.AssertIs("out", found, LossTolerance);
        known.AssertIs("gx", x.grad!, LossTolerance);
        known.AssertIs("logarithms", functional.poisson_nll_loss(x, target, reduction: Reduction.Sum), SumTolerance);
        known.AssertIs("plain", functional.softplus(tensor([10f], []) * x), SumTolerance);
    }

    [SkippableFact]
    public void NoGrad_RecordsNothing()
    {
        Need.Torch();
        Tensor x = zeros([3], requires_grad: true);
        using (no_grad())
            Assert.False((x * x).requires_grad);
        Assert.True((x * x).requires_grad);
    }

    private static void AssertConvolution(string name, Func<Tensor, Tensor, Tensor, Tensor> convolve)
    {
        Need.Torch();
        var known = new PyTorchCase(name);
        Tensor x = known["x"].requires_grad_(), w = known["w"].requires_grad_(), b = known["b"].requires_grad_();
        Tensor found = convolve(x, w, b);
        known.AssertIs("out", found, ConvolutionTolerance);
        (found * known["upstream"]).sum().backward();
        known.AssertIs("gx", x.grad!, ConvolutionTolerance);
        known.AssertIs("gw", w.grad!, ConvolutionTolerance);
        known.AssertIs("gb", b.grad!, ConvolutionTolerance);
    }
}
