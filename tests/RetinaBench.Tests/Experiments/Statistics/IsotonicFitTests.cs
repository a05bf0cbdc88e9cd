using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class IsotonicFitTests
{
    private const double Rounding = 1e-12;

    [Fact]
    public void Fit_TwoViolations_PoolsEachToItsMean()
    {
        double[] fit = new double[6];
        IsotonicFit.Fit([1, 3, 2, 4, 3.5, 5], [1, 1, 1, 1, 1, 1], fit);
        Assert.Equal([1, 2.5, 2.5, 3.75, 3.75, 5], fit);
    }

    [Fact]
    public void Fit_UnequalWeights_PoolsToTheWeightedMean()
    {
        double[] fit = new double[2];
        IsotonicFit.Fit([1, 0], [3, 1], fit);
        Assert.Equal([0.75, 0.75], fit);
    }

    [Fact]
    public void Fit_RandomSequences_IsTheMaxMinFormula()
    {
        var stream = new RandomStream(4, "test/isotonic");
        for (int repeat = 0; repeat < 200; repeat++)
        {
            int n = 1 + stream.NextInt(12);
            double[] values = [.. Enumerable.Range(0, n).Select(_ => stream.NextDouble())];
            double[] weights = [.. Enumerable.Range(0, n).Select(_ => 0.1 + stream.NextDouble())];
            double[] fit = new double[n];
            IsotonicFit.Fit(values, weights, fit);
            Assert.All(fit, (value, i) => Assert.Equal(MaxMin(values, weights, i), value, Rounding));
        }
    }

    [Fact]
    public void Fit_LengthsDiffer_Throws() => Assert.Throws<ArgumentException>(() => IsotonicFit.Fit([1, 2], [1], new double[2]));

    // Robertson, Wright and Dykstra (1988), theorem 1.4.4: the fit is the largest over starts of the least over ends of the block means.
    private static double MaxMin(double[] values, double[] weights, int i) =>
        Enumerable.Range(0, i + 1).Max(start => Enumerable.Range(i, values.Length - i).Min(end => BlockMean(values, weights, start, end)));

    private static double BlockMean(double[] values, double[] weights, int start, int end)
    {
        double sum = 0, mass = 0;
        for (int k = start; k <= end; k++)
            (sum, mass) = (sum + (values[k] * weights[k]), mass + weights[k]);
        return sum / mass;
    }
}
