using RetinaBench.Reference.Yan2020.Fitting;

namespace RetinaBench.Reference.Tests.Yan2020.Fitting;

public sealed class StepAverageTests
{
    // A thousand additions of single precision.
    private const double Rounding = 1e-5;

    /// <summary>Of n steps the first m weigh the product over k = 0 to 9 of (m + k) / (n + k): the closed form of the recursion.</summary>
    [Theory]
    [InlineData(1, 2)]
    [InlineData(10, 20)]
    [InlineData(90, 100)]
    [InlineData(500, 1000)]
    public void Add_FewerStepsThanAreAveraged_WeighTheFirstAsTheClosedFormSays(int first, int all)
    {
        var average = new StepAverage([7], int.MaxValue);
        for (int step = 1; step <= all; step++)
            average.Add(step, [step <= first ? 1 : 0]);
        double expected = Enumerable.Range(0, 10).Aggregate(1.0, (product, k) => product * (first + k) / (all + k));
        Assert.Equal(expected, average.Values[0], Rounding);
    }

    /// <summary>Behind the start each step weighs 1 / steps and what was before (1 - 1 / steps) times what it did.</summary>
    [Fact]
    public void Add_MoreStepsThanAreAveraged_ForgetsExponentially()
    {
        const int Steps = 50, Late = 100;
        var average = new StepAverage([0], Steps);
        for (int step = 1; step <= 1000; step++)
            average.Add(step, [step <= 1000 - Late ? 1 : 0]);
        Assert.Equal(Math.Pow(1 - (1.0 / Steps), Late), average.Values[0], Rounding);
    }

    [Fact]
    public void Add_OneStepAveraged_IsTheLast()
    {
        var average = new StepAverage([1, 2], 1);
        Assert.Equal([1, 2], average.Values.ToArray());
        average.Add(1, [3, 4]);
        average.Add(2, [5, -6.5f]);
        Assert.Equal([5, -6.5f], average.Values.ToArray());
    }
}
