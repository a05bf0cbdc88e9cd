using RetinaBench.Reference.Yan2020;

namespace RetinaBench.Reference.Tests.Yan2020;

public sealed class Yan2020RecipeTests
{
    private const int Digits = 12;

    [Fact]
    public void Steps_OfRecipeR_AreAllAlike()
    {
        foreach (int step in new[] { 1, 700, 15_000 })
            Assert.Equal((1, 5e-5), (Yan2020Recipe.Recovering.RateAt(step), Yan2020Recipe.Recovering.FilterL1At(step)));
    }

    /// <summary>From the first values in a straight line to the last, which would be reached behind the last step.</summary>
    [Theory]
    [InlineData(1, 1, 1e-4)]
    [InlineData(51, 0.6, 3e-4)]
    [InlineData(101, 0.2, 5e-4)]
    public void Steps_WithLastValues_ChangeInAStraightLine(int step, double rate, double penalty)
    {
        var recipe = new Yan2020Recipe { Iterations = 100, LastRate = 0.2, FilterL1 = 1e-4, LastFilterL1 = 5e-4 };
        Assert.Equal(rate, recipe.RateAt(step), Digits);
        Assert.Equal(penalty, recipe.FilterL1At(step), Digits);
    }

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
        string[] found = [.. new Yan2020Recipe { LastRate = 0, InitialOffset = -11, LastFilterL1 = -1 }.Problems().Select(p => $"{p.Member}: {p.What}")];
        Assert.Equal(["lastRate: 0 is not in (0, 1]", "initialOffset: -11 is not in [-10, 10]", "lastFilterL1: -1 is not in [0, 10]"], found);
        Assert.Empty(Yan2020Recipe.RecoveringTime.Problems());
    }
}
