using RetinaBench.Experiments.Lesions;
using RetinaBench.Models;

namespace RetinaBench.Tests.Experiments.Lesions;

public sealed class FourTypeCircuitsTests
{
    private static readonly ModelCard Eight = PlantedModel.Full(8, 8, 8).Card;

    // 8 x 8 x 28 circuits of the usual shape, and 24 over 4 subsets.
    [Theory]
    [InlineData(false, 1792)]
    [InlineData(true, 10626)]
    public void Of_ThreeLayersOfEight_GivesEachCircuitOnce(bool everySubset, int expected)
    {
        CellType[][] circuits = [.. FourTypeCircuits.Of(Eight, everySubset)];
        Assert.Equal(expected, circuits.Length);
        Assert.Equal(expected, FourTypeCircuits.Count(Eight, everySubset));
        Assert.All(circuits, types => Assert.Equal(4, types.Distinct().Count()));
        Assert.Equal(expected, circuits.Select(FourTypeCircuits.Text).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Of_UsualShape_KeepsOneBipolarOneAmacrineTwoGanglion() => Assert.All(
        FourTypeCircuits.Of(Eight, everySubset: false), types => Assert.Equal(["first", "side", "output", "output"], types.Select(t => t.Layer)));

    [Fact]
    public void Text_Types_IsReadBackByALesion()
    {
        CellType[] types = FourTypeCircuits.Of(Eight, everySubset: true).ElementAt(5000);
        Assert.Equal(types, Lesion.ParseCellTypes(FourTypeCircuits.Text(types), Eight));
    }
}
