using RetinaBench.Baselines.Performance;
using RetinaBench.Performance.Gate;

namespace RetinaBench.Performance.Tests.Gate;

/// <remarks>
/// The permeability data of Hollander and Wolfe (1973), Nonparametric Statistical Methods, p. 69, which the manual of R's wilcox.test repeats: W = 35, one-sided p = 0.1272, and an estimate of
/// the difference in location of 0.305.
/// </remarks>
public sealed class SampleComparisonTests
{
    private const double FourDigits = 5e-5;

    private static readonly double[] s_term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46], s_earlier = [1.15, 0.88, 0.90, 0.74, 1.21];

    [Fact]
    public void Of_PermeabilityOfHollanderAndWolfe_GivesTheirProbability() =>
        Assert.Equal(0.1272, SampleComparison.Of(s_term, s_earlier).PSlower, FourDigits);

    [Fact]
    public void Of_ExponentialsOfThePermeability_GivesTheirDifferenceAsFactor()
    {
        // The median of 50 quotients lies between the 25th and the 26th, whose logarithms differ by 0.01: their mean is the geometric one to 1e-4.
        SampleComparison comparison = SampleComparison.Of([.. s_term.Select(Math.Exp)], [.. s_earlier.Select(Math.Exp)]);
        Assert.Equal(0.305, Math.Log(comparison.Factor), 1e-4);
    }

    [Fact]
    public void Of_FiveAboveFive_HasTheProbabilityOfOneOrderAmongAll()
    {
        // 10! / (5! 5!) = 252 orders are equally likely.
        SampleComparison comparison = SampleComparison.Of([6, 7, 8, 9, 10], [1, 2, 3, 4, 5]);
        Assert.Equal(1.0 / 252, comparison.PSlower, 1e-9);
        Assert.Equal(1, comparison.PFaster, 1e-9);
    }

    [Fact]
    public void Change_LargeButUncertain_IsSame() =>
        Assert.Equal(PerformanceChange.Same, SampleComparison.Of([2, 2.1, 2.2], [1, 1.1, 1.2]).Change);

    [Fact]
    public void Change_CertainButSmall_IsSame()
    {
        double[] before = [.. Enumerable.Range(0, 20).Select(i => 1 + (1e-4 * i))];
        SampleComparison comparison = SampleComparison.Of([.. before.Select(b => 1.05 * b)], before);
        Assert.True(comparison.PSlower < 1e-6);
        Assert.Equal(PerformanceChange.Same, comparison.Change);
    }

    [Theory]
    [InlineData(1.15, PerformanceChange.Regressed)]
    [InlineData(1 / 1.15, PerformanceChange.Improved)]
    public void Change_CertainAndLarge_IsTold(double factor, PerformanceChange expected)
    {
        double[] before = [.. Enumerable.Range(0, 20).Select(i => 1 + (1e-4 * i))];
        Assert.Equal(expected, SampleComparison.Of([.. before.Select(b => factor * b)], before).Change);
    }
}
