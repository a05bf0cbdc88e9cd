using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Tests.Provider;

/// <summary>Adam against PyTorch; <c>Fixtures/operators.py</c> wrote what is expected.</summary>
public sealed class OptimizerTests
{
    /// <summary>Three steps of 0.05, each of some ten operations in single precision.</summary>
    private const double Tolerance = 1e-6;

    [SkippableFact]
    public void Adam_ThreeSteps_AreThoseOfPyTorch()
    {
        Need.Torch();
        using DisposeScope scope = NewDisposeScope();
        var known = new PyTorchCase("adam");
        Parameter x = nn.Parameter(known["x"]), idle = new(known["idle"]);
        using Adam adam = optim.Adam([x, idle], lr: 0.05, beta1: 0.8, beta2: 0.95, eps: 1e-6);
        for (int i = 0; i < 3; i++)
        {
            adam.zero_grad();
            (x * x * x * x).sum().backward();
            adam.step();
            if (i == 0)
                known.AssertIs("first", x, Tolerance);
        }

        known.AssertIs("third", x, Tolerance);
        known.AssertIs("idle", idle);
        (x * x).sum().backward();
        known.AssertIs("added", x.grad!, 10 * Tolerance);
    }

    [SkippableFact]
    public void Parameter_TakesTheTensorOver()
    {
        Need.Torch();
        Parameter parameter;
        using (NewDisposeScope())
        {
            Tensor data = zeros([2]);
            parameter = nn.Parameter(data);
            Assert.Throws<InvalidOperationException>(() => data.shape);
            Assert.True(parameter.requires_grad);
        }

        Assert.Throws<InvalidOperationException>(() => parameter.shape);
    }

    [SkippableFact]
    public void Adam_NumberOutOfRange_Refuses()
    {
        Need.Torch();
        using DisposeScope scope = NewDisposeScope();
        Parameter x = nn.Parameter(zeros([2]));
        Assert.Throws<ArgumentException>(() => optim.Adam([x], beta1: 1));
        Assert.Throws<ArgumentException>(() => optim.Adam([x], lr: -1));
    }
}
