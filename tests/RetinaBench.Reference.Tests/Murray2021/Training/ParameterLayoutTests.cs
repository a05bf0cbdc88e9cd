using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

public sealed class ParameterLayoutTests
{
    [Fact]
    public void Blocks_Published_AreThoseOfThePaper()
    {
        var layout = new ParameterLayout(Murray2021Architecture.Published);
        // Counts by the table of the protocol: 8 types a layer, kernels of 10x10, 5x5 and 3x3, 31 taps, a readout of 12x12.
        (string Name, int Weights, int Types, bool NonNegative)[] expected =
        [
            ("BipolarSpace", 8 * 100, 8, false), ("BipolarTime", 8 * 31, 8, false),
            ("AmacrineSpace", 8 * 8 * 25, 8, true), ("AmacrineTime", 8 * 31, 8, true),
            ("GanglionBipolarSpace", 8 * 8 * 25, 8, true), ("GanglionAmacrineSpace", 8 * 8 * 9, 8, true), ("GanglionTime", 8 * 31, 8, true),
            ("Decision", 2 * 8 * 144, 2, false),
        ];
        Assert.Equal(expected.SelectMany(e => new[] { (e.Name + ".weight", e.Weights, e.NonNegative), (e.Name + ".bias", e.Types, false) }), layout.Blocks.Select(b => (b.Name, b.Count, b.NonNegative)));
        Assert.Equal(7682, layout.Count);
        Assert.Equal(0, layout.Blocks[0].Offset);
        Assert.All(layout.Blocks.Zip(layout.Blocks.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Offset));
        Assert.Equal(layout.Count, layout.Blocks[^1].End);
    }

    [Theory]
    [MemberData(nameof(GradientCases.All), MemberType = typeof(GradientCases))]
    public void Flatten_AndBack_IsTheSameNetwork(string name, int dropoutPercent)
    {
        GradientCase drawn = GradientCases.Named(name, dropoutPercent);
        var layout = new ParameterLayout(drawn.Architecture);
        Murray2021Parameters parameters = layout.ToParameters(drawn.Parameters);
        parameters.Validate();
        Assert.Equal(drawn.Parameters, layout.Flatten(parameters));
        ParameterBlock bias = layout.Blocks.Single(block => block.Name == "GanglionTime.bias");
        Assert.Equal(drawn.Parameters[bias.Offset..bias.End], parameters.GanglionTime.Bias.ToArray());
    }

    [Fact]
    public void Flatten_AnotherArchitecture_Throws()
    {
        var layout = new ParameterLayout(Murray2021Architecture.Published);
        Assert.Throws<ArgumentException>(() => layout.Flatten(Murray2021Parameters.Random(Murray2021Architecture.Published with { Taps = 30 }, 1)));
        Assert.Throws<ArgumentException>(() => layout.ToParameters(new float[7681]));
    }
}
