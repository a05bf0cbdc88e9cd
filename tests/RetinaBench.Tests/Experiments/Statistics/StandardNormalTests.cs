using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Statistics;

public sealed class StandardNormalTests
{
    [Fact]
    public void Draw_ManyTimes_HasMomentsAndTailsOfTheNormalDistribution()
    {
        const int draws = 100_000;
        const double sixSigma = 6;
        var stream = new RandomStream(3, "test/normal");
        double[] drawn = [.. Enumerable.Range(0, draws).Select(_ => StandardNormal.Draw(stream))];
        Assert.Equal(0, drawn.Average(), sixSigma / Math.Sqrt(draws));
        Assert.Equal(1, drawn.Average(z => z * z), sixSigma * Math.Sqrt(2.0 / draws));
        Assert.Equal(0.05, drawn.Average(z => Math.Abs(z) > Proportion.Z95 ? 1.0 : 0), sixSigma * Math.Sqrt(0.05 * 0.95 / draws));
    }
}
