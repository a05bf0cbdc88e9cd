using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class JackknifeTests
{
    private const double Rounding = 1e-12;

    /// <summary>Of a mean it is s / sqrt(n): 1, 2, 3, 6 have mean 3 and squares 14, so sqrt(14 / 3 / 4).</summary>
    [Fact]
    public void StandardError_OfAMean_IsTheTextbooks()
    {
        double[] values = [1, 2, 3, 6];
        Assert.Equal(Math.Sqrt(14 / 12.0), Jackknife.StandardError(4, i => values.Where((_, j) => j != i).Average())!.Value, Rounding);
    }

    [Fact]
    public void StandardError_WhereThereIsNone_IsNull()
    {
        Assert.Null(Jackknife.StandardError(1, _ => 3));
        Assert.Null(Jackknife.StandardError(3, i => i == 2 ? null : 1));
        Assert.Equal(0, Jackknife.StandardError(3, _ => 1));
    }
}
