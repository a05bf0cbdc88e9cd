using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class SimultaneousTests
{
    // Points of the standard normal distribution from statistics.NormalDist of Python: 1 - 0.025, 1 - 0.0025, 1 - 0.05 / 2 / 2176.
    [Theory]
    [InlineData(1, 1.959963984540054)]
    [InlineData(10, 2.807033768343804)]
    [InlineData(2176, 4.233795986650966)]
    public void NormalPoint_Comparisons_SplitTheError(int comparisons, double expected) =>
        Assert.Equal(expected, Simultaneous.NormalPoint(comparisons, 0.05), 9);

    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(1, double.NaN)]
    public void NormalPoint_OutOfRange_IsRefused(int comparisons, double error) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Simultaneous.NormalPoint(comparisons, error));
}
