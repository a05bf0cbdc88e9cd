using TorchSharp;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Tests.Provider;

/// <summary>Members of tensors against PyTorch; <c>Fixtures/operators.py</c> wrote what is expected.</summary>
public sealed class TensorTests : IDisposable
{
    /// <summary>Sums of 24 numbers of order 1 in single precision: the order of summation is libtorch's affair.</summary>
    private const double SumTolerance = 24 * 4e-7;

    private readonly DisposeScope? _scope = TorchRuntime.Missing is null ? NewDisposeScope() : null;

    public void Dispose() => _scope?.Dispose();

    [SkippableFact]
    public void Operators_Broadcast()
    {
        PyTorchCase add = Case("add"), mul = Case("mul");
        add.AssertIs("out", add["x"] + add["y"]);
        mul.AssertIs("out", mul["x"] * mul["y"]);
    }

    [SkippableFact]
    public void Unary_ArePyTorchs()
    {
        PyTorchCase neg = Case("neg"), relu = Case("relu");
        neg.AssertIs("out", neg["x"].neg());
        relu.AssertIs("out", relu["x"].relu());
    }

    [SkippableFact]
    public void Clamp_ChangesThisTensorAndReturnsIt()
    {
        PyTorchCase clamp = Case("clamp_");
        Tensor x = clamp["x"];
        Assert.Same(x, x.clamp_(-0.5, 0.25));
        clamp.AssertIs("out", x);
        clamp.AssertIs("low", clamp["x"].clamp_(min: -0.5));
    }

    [SkippableFact]
    public void Detach_SharesElementsAndRecordsNothing()
    {
        Need.Torch();
        Tensor x = zeros([2], requires_grad: true), detached = (x * x).detach();
        Assert.True((x * x).requires_grad);
        Assert.False(detached.requires_grad);
    }

    [SkippableFact]
    public void IndexFill_ChangesThisTensorAndReturnsIt()
    {
        PyTorchCase fill = Case("index_fill_");
        Tensor x = fill["x"];
        Assert.Same(x, x.index_fill_(1, tensor(new long[] { 0, 2 }, [2]), -1.5));
        fill.AssertIs("out", x);
    }

    [SkippableFact]
    public void To_Converts()
    {
        PyTorchCase to = Case("to");
        to.AssertIs("bfloat16", to["x"].to(ScalarType.BFloat16));
        to.AssertIs("int64", to["x"].to(ScalarType.Int64));
    }

    [SkippableFact]
    public void To_SameDevice_SharesElementsUnlessCopied()
    {
        Need.Torch();
        Tensor x = zeros([2]);
        Tensor shared = x.to(new Device("cpu")), copied = x.to(new Device("cpu"), copy: true);
        x.index_fill_(0, tensor(new long[] { 0 }, [1]), 3f);
        Assert.Equal([3f, 0], Values(shared));
        Assert.Equal([0f, 0], Values(copied));
    }

    [SkippableFact]
    public void Mm_MultipliesRowsByColumns()
    {
        Need.Torch();
        Tensor left = tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3]), right = tensor(new float[] { 1, 0, 0, 1, 2, -1 }, [3, 2]);
        Assert.Equal([7f, -1, 16, -1], Values(left.mm(right)));
    }

    [SkippableFact]
    public void Shapes_ArePyTorchs()
    {
        PyTorchCase reshape = Case("reshape"), permute = Case("permute"), narrow = Case("narrow"), cat = Case("cat");
        reshape.AssertIs("out", reshape["x"].permute(2, 0, 1).reshape(4, -1));
        permute.AssertIs("out", permute["x"].permute(2, 0, 1));
        permute.AssertIs("out", permute["x"].permute(2, 0, 1).contiguous());
        narrow.AssertIs("out", narrow["x"].narrow(2, 1, 2));
        cat.AssertIs("out", torch.cat([cat["x"], cat["y"], cat["x"]], 1));
    }

    [SkippableFact]
    public void Reductions_ArePyTorchs()
    {
        PyTorchCase mean = Case("mean"), sum = Case("sum"), extremes = Case("extremes");
        mean.AssertIs("out", mean["x"].mean([0, 2]), SumTolerance);
        mean.AssertIs("kept", mean["x"].mean([1], true, ScalarType.Float64), SumTolerance);
        sum.AssertIs("out", sum["x"].sum([0, 2]), SumTolerance);
        sum.AssertIs("kept", sum["x"].sum([1], true, ScalarType.Float64), SumTolerance);
        sum.AssertIs("all", sum["x"].sum(), SumTolerance);
        extremes.AssertIs("largest", extremes["x"].amax(0, 2));
        extremes.AssertIs("smallest", extremes["x"].amin(0, 2));
    }

    [SkippableFact]
    public void CopyTo_OfAView_WalksItsIndices()
    {
        Need.Torch();
        Tensor view = tensor(new float[] { 0, 1, 2, 3, 4, 5 }, [2, 3]).permute(1, 0);
        var some = new float[5];
        view.data<float>().CopyTo(some, arrayIndex: 1, tensorIndex: 3);
        Assert.Equal([0f, 4, 2, 5, 0], some);
    }

    [SkippableFact]
    public void Data_OfAnotherType_Refuses()
    {
        Need.Torch();
        Assert.Throws<ArgumentException>(() => zeros([2]).data<double>());
    }

    [SkippableFact]
    public void Item_ReadsTheOnlyElement()
    {
        Need.Torch();
        Assert.Equal(2.5, tensor(new[] { 2.5 }, []).item<double>());
        Assert.Throws<ArgumentException>(() => zeros([2]).item<float>());
    }

    [SkippableFact]
    public void Tensor_FewerValuesThanElements_Refuses()
    {
        Need.Torch();
        Assert.Throws<ArgumentException>(() => tensor(new float[] { 1, 2 }, [3]));
    }

    private static PyTorchCase Case(string name)
    {
        Need.Torch();
        return new(name);
    }

    private static float[] Values(Tensor tensor)
    {
        var values = new float[tensor.shape.Aggregate(1L, (a, b) => a * b)];
        tensor.data<float>().CopyTo(values);
        return values;
    }
}
