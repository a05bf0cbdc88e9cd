using RetinaBench.Reference.Yan2020;

namespace RetinaBench.Reference.Tests.Yan2020;

public sealed class Yan2020RecipeTests
{
    private const int Digits = 12;

    [Fact]
    public void RateAt_OfRecipeR_IsAlwaysThatOfTheOptimiser()
    {
        foreach (int step in new[] { 1, 700, 15_000 })
            Assert.Equal(1, Yan2020Recipe.Recovering.RateAt(step));
    }

    /// <summary>From all of it in a straight line to the last share, which would be reached behind the last step.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(51, 0.6)]
    [InlineData(101, 0.2)]
    public void RateAt_WithALastShare_FallsInAStraightLine(int step, double rate) =>
        Assert.Equal(rate, new Yan2020Recipe { Iterations = 100, LastRate = 0.2 }.RateAt(step), Digits);

    [Fact]
    public void Find_OfAName_IsTheRecipeOfTheVersion()
    {
        Assert.Same(Yan2020Recipe.Recovering, Yan2020Recipe.Find("R", false));
        Assert.Same(Yan2020Recipe.RecoveringTime, Yan2020Recipe.Find("R", true));
        Assert.Same(Yan2020Recipe.Published, Yan2020Recipe.Find("P", true));
        Assert.Null(Yan2020Recipe.Find("r", false));
    }

    [Fact]
    public void Problems_OfValuesOutOfRange_NameThem()
    {
        string[] found = [.. new Yan2020Recipe { LastRate = 0, AveragedSteps = 0, StartsAs = new() { Batch = 0 } }.Problems().Select(p => $"{p.Member}: {p.What}")];
        Assert.Equal(["lastRate: 0 is not in (0, 1]", "averagedSteps: 0 is not in [1, 10000000]", "startsAs.batch: 0 is not in [1, 100000]"], found);
        Assert.Empty(Yan2020Recipe.RecoveringTime.Problems());
    }
}
