using RetinaBench.Reference.Checkpoints;
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

    [SkippableFact]
    public void Make_ModelOfTheAuthors_HasTheirTensors()
    {
        var theirs = Checkpoint.Read(SharedData.Require("reference/murray2021/model.pt"));

        Checkpoint made = Murray2021Checkpoint.Make("made", Murray2021Checkpoint.Read(theirs));

        Assert.Equal(theirs.Tensors.Select(t => t.Name).Order(StringComparer.Ordinal), made.Tensors.Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.All(theirs.Tensors, tensor =>
        {
            Assert.Equal(tensor.Shape, made.Get(tensor.Name).Shape);
            Assert.Equal(tensor.Values.ToArray(), made.Get(tensor.Name).Values.ToArray());
        });
    }

    private static Checkpoint Write(Murray2021Parameters parameters) => Murray2021Checkpoint.Make("good.pt", parameters);
}
