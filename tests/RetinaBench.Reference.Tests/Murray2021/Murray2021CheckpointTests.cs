using RetinaBench.Reference.Checkpoints;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Murray2021;

public sealed class Murray2021CheckpointTests
{
    [SkippableFact]
    public void Read_ModelOfTheAuthors_IsThePublishedArchitecture()
    {
        Murray2021Parameters p = Murray2021Checkpoint.Read(Checkpoint.Read(SharedData.Require("reference/murray2021/model.pt")));
        Assert.Equal(Murray2021Architecture.Published, p.Architecture);
        p.Validate();

        // The authors clamp these after every step of training.
        Assert.All(p.AmacrineSpace!.Weights.ToArray().Concat(p.GanglionTime.Weights.ToArray()), w => Assert.True(w >= 0));
    }

    [Fact]
    public void Read_OtherShapes_FollowsTheTensors()
    {
        var architecture = new Murray2021Architecture
        {
            Input = new(9, 40, 36),
            Taps = 4,
            BipolarTypes = 2,
            AmacrineTypes = 3,
            GanglionTypes = 1,
            Bipolar = new(6, 4, 2),
            Amacrine = new(3, 3, 2),
            GanglionBipolar = null,
            GanglionAmacrine = new(3, 2, 1, 1),
        };
        Murray2021Parameters written = Murray2021Parameters.Random(architecture, 3);
        Murray2021Parameters read = Murray2021Checkpoint.Read(Write(written), Murray2021Architecture.Published with { Input = architecture.Input, Bipolar = new(10, 10, 2), Amacrine = new(5, 5, 2) });
        Assert.Equal(architecture, read.Architecture);
        Assert.Equal(written.Fingerprint(), read.Fingerprint());
    }

    [Fact]
    public void Read_WithoutAmacrineCells_KeepsTheResidualPath()
    {
        Murray2021Architecture architecture = Murray2021Architecture.Published with { AmacrineTypes = 0 };
        Assert.Equal(architecture with { AmacrineTypes = 0 }, Murray2021Checkpoint.Read(Write(Murray2021Parameters.Random(architecture, 3))).Architecture);
    }

    [Theory]
    [InlineData("bipolar3.bipolar_temporal.weight", "1,1,30,1,1", "shape")]
    [InlineData("ganglion7.ganglion_amacrine_space.weight", "1,7,1,3,3", "shape")]
    [InlineData("decisionRight.decision_space.weight", "1,8,1,12,13", "shape")]
    [InlineData("bipolar0.bipolar_space.weight", "100", "has 1 axes, expected 5")]
    [InlineData("amacrine2.amacrine_space.bias", "2", "shape")]
    [InlineData("bipolar9.bipolar_space.weight", "1,1,1,10,10", "has no place")]
    [InlineData("optimizer.step", "1", "has no place")]
    public void Read_TensorOfAnotherShapeOrName_NamesIt(string name, string shape, string message)
    {
        int[] sizes = [.. shape.Split(',').Select(s => int.Parse(s, System.Globalization.CultureInfo.InvariantCulture))];
        Checkpoint good = Write(Murray2021Parameters.Random(Murray2021Architecture.Published, 1));
        var bad = new Checkpoint("bad.pt", [.. good.Tensors.Where(t => t.Name != name), new(name, sizes, new float[sizes.Aggregate((x, y) => x * y)])]);
        InputException e = Assert.Throws<InputException>(() => Murray2021Checkpoint.Read(bad));
        Assert.StartsWith("bad.pt: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(name, e.Message, StringComparison.Ordinal);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingTensor_NamesIt()
    {
        Checkpoint good = Write(Murray2021Parameters.Random(Murray2021Architecture.Published, 1));
        var bad = new Checkpoint("bad.pt", good.Tensors.Where(t => t.Name != "ganglion1.ganglion_bipolar_space.bias"));
        Assert.Contains("ganglion1.ganglion_bipolar_space.bias", Assert.Throws<InputException>(() => Murray2021Checkpoint.Read(bad)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_KernelLargerThanTheMovie_NamesFileAndMember()
    {
        Checkpoint good = Write(Murray2021Parameters.Random(Murray2021Architecture.Published, 1));
        InputException e = Assert.Throws<InputException>(() => Murray2021Checkpoint.Read(good, Murray2021Architecture.Published with { Input = new(51, 8, 8) }));
        Assert.Contains("Bipolar.Rows is 10, valid are 1 to 8", e.Message, StringComparison.Ordinal);
    }

    private static Checkpoint Write(Murray2021Parameters p)
    {
        Murray2021Architecture a = p.Architecture;
        List<CheckpointTensor> tensors = [];
        void Layer(string pattern, ConvolutionWeights? weights, params int[] shape)
        {
            for (int type = 0; weights is not null && type < weights.Bias.Length; type++)
                Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, type), weights, type, shape);
        }

        void Add(string name, ConvolutionWeights weights, int type, int[] shape)
        {
            int size = weights.Weights.Length / weights.Bias.Length;
            tensors.Add(new(name + ".weight", shape, weights.Weights.Span.Slice(type * size, size)));
            tensors.Add(new(name + ".bias", [1], weights.Bias.Span.Slice(type, 1)));
        }

        SpatialWindow residual = a.GanglionBipolar ?? default;
        Layer("bipolar{0}.bipolar_space", p.BipolarSpace, 1, 1, 1, a.Bipolar.Rows, a.Bipolar.Columns);
        Layer("bipolar{0}.bipolar_temporal", p.BipolarTime, 1, 1, a.Taps, 1, 1);
        Layer("amacrine{0}.amacrine_space", p.AmacrineSpace, 1, a.BipolarTypes, 1, a.Amacrine.Rows, a.Amacrine.Columns);
        Layer("amacrine{0}.amacrine_temporal", p.AmacrineTime, 1, 1, a.Taps, 1, 1);
        Layer("ganglion{0}.ganglion_bipolar_space", p.GanglionBipolarSpace, 1, a.BipolarTypes, 1, residual.Rows, residual.Columns);
        Layer("ganglion{0}.ganglion_amacrine_space", p.GanglionAmacrineSpace, 1, a.AmacrineTypes, 1, a.GanglionAmacrine.Rows, a.GanglionAmacrine.Columns);
        Layer("ganglion{0}.ganglion_temporal", p.GanglionTime, 1, 1, a.Taps, 1, 1);
        Add("decisionLeft.decision_space", p.Decision, 0, [1, a.GanglionTypes, 1, a.GanglionRows, a.GanglionColumns]);
        Add("decisionRight.decision_space", p.Decision, 1, [1, a.GanglionTypes, 1, a.GanglionRows, a.GanglionColumns]);
        return new("good.pt", tensors);
    }
}
