using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class MeanOfSampleTests
{
    [Fact]
    public void Of_ThreeValues_HasStudentsInterval()
    {
        // t(0.975; 2) = 4.302653 (any table of Student's distribution), s = 1, so 4.302653 / sqrt(3) = 2.484138.
        Estimate mean = MeanOfSample.Of([1, 2, 3])!;
        Assert.Equal(2, mean.Value);
        Assert.Equal(2 - 2.484138, mean.Lower, 1e-6);
        Assert.Equal(2 + 2.484138, mean.Upper, 1e-6);
        Assert.Equal(3, mean.Count);
    }

    [Fact]
    public void Of_FewerThanTwo_IsNull()
    {
        Assert.Null(MeanOfSample.Of([]));
        Assert.Null(MeanOfSample.Of([5]));
    }
}
