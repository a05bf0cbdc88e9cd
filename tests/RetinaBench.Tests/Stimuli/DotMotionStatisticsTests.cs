using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Variations;

namespace RetinaBench.Tests.Stimuli;

/// <summary>The published environment (alpha = 2) against closed forms, on stimuli of one fixed seed.</summary>
public sealed class DotMotionStatisticsTests
{
    private const int Count = 2000, Dots = 150, Side = 765, Visible = 255;

    /// <summary>Six standard errors: a right generator fails such a check once in about 5e8 seeds, and the seed is fixed.</summary>
    private const double SixSigma = 6;

    private static readonly Stimulus[] Stimuli = Make(FastDotRule.ExactHalf);

    [Fact]
    public void VisibleDots_OnAverage_AreOneNinthOfAll()
    {
        int visible = Stimuli.Sum(s => Scene(s).Dots.Count(dot => dot.Row is >= 0 and < Visible && dot.Column is >= 0 and < Visible));
        // 150 / 9 = 16.67; drawing without replacement only lowers the binomial variance 150 * 1/9 * 8/9.
        const double share = (double)Visible * Visible / (Side * Side);
        Assert.Equal(Dots * share, (double)visible / Count, SixSigma * Math.Sqrt(Dots * share * (1 - share) / Count));
    }

    [Fact]
    public void RowsAndColumns_OfEveryStimulus_AreDistinctAndInTheField() => Assert.All(Stimuli, stimulus =>
    {
        IReadOnlyList<Dot> dots = Scene(stimulus).Dots;
        Assert.Equal(Dots, dots.Select(dot => dot.Row).Distinct().Count());
        Assert.Equal(Dots, dots.Select(dot => dot.Column).Distinct().Count());
        Assert.All(dots, dot => Assert.True(dot.Row is >= -255 and < 510 && dot.Column is >= -255 and < 510 && dot.Column == Math.Floor(dot.Column)));
    });

    [Fact]
    public void RowsAndColumns_OverAllStimuli_AreUniform()
    {
        CheckUniform(Stimuli.SelectMany(s => Scene(s).Dots).Select(dot => dot.Row + 255), Side, Count * Dots);
        CheckUniform(Stimuli.SelectMany(s => Scene(s).Dots).Select(dot => (int)dot.Column + 255), Side, Count * Dots);
    }

    [Fact]
    public void FastDots_OfEveryStimulus_AreExactlyHalf() => Assert.All(Stimuli, stimulus => Assert.Equal(Dots / 2, FastDots(stimulus).Count()));

    [Fact]
    public void FastDots_OverAllStimuli_AreEveryDotEquallyOften() =>
        CheckUniform(Stimuli.SelectMany(FastDots), Dots, Count * Dots / 2);

    [Fact]
    public void FastDots_Bernoulli_HaveTheBinomialMeanAndVariance()
    {
        double[] counts = [.. Make(FastDotRule.Bernoulli).Select(stimulus => (double)FastDots(stimulus).Count())];
        const double variance = Dots / 4.0;
        double mean = counts.Average(), found = counts.Sum(n => (n - mean) * (n - mean)) / (Count - 1);
        Assert.Equal(Dots / 2.0, mean, SixSigma * Math.Sqrt(variance / Count));
        Assert.Equal(variance, found, SixSigma * variance * Math.Sqrt(2.0 / Count));
    }

    [Fact]
    public void SlowSpeed_OverAllStimuli_IsUniform()
    {
        double[] sorted = [.. Stimuli.Select(SlowSpeed).Order()];
        double distance = sorted.Select((s, i) => Math.Max(Math.Abs((s - 0.5) - ((double)i / Count)), Math.Abs((s - 0.5) - ((i + 1.0) / Count)))).Max();
        // Kolmogorov's distribution: larger than 1.95 / sqrt(n) once in 1000 seeds.
        Assert.InRange(distance, 0, 1.95 / Math.Sqrt(Count));
    }

    [Fact]
    public void Directions_OverAllStimuli_AreBalancedAndIndependentOfSpeed()
    {
        int[] right = [.. Stimuli.Select(stimulus => stimulus.Label)];
        Assert.Equal(0.5, right.Average(), SixSigma * Math.Sqrt(0.25 / Count));
        // Covariance of a fair coin and U(0.5, 1.5): standard error sqrt(1/4 * 1/12 / n).
        double covariance = Stimuli.Zip(right, (stimulus, r) => (SlowSpeed(stimulus) - 1) * (r - 0.5)).Average();
        Assert.Equal(0, covariance, SixSigma * Math.Sqrt(0.25 / 12 / Count));
    }

    private static Stimulus[] Make(FastDotRule rule)
    {
        DotMotionOptions options = DotMotionOptions.Murray2021(new FixedPoint(2, new(0.5, 1.5)), 2021) with { FastDots = rule };
        var environment = new DotMotionEnvironment("statistics", 1, options);
        return [.. Enumerable.Range(0, Count).Select(ordinal => environment.Create(0, ordinal))];
    }

    // Pearson's statistic; draws without replacement vary less than independent ones, so the bound is on the safe side.
    private static void CheckUniform(IEnumerable<int> values, int cells, int count)
    {
        int[] seen = new int[cells];
        foreach (int value in values)
            seen[value]++;
        double expected = (double)count / cells, statistic = seen.Sum(n => (n - expected) * (n - expected) / expected);
        Assert.Equal(count, seen.Sum());
        Assert.InRange(statistic, 0, cells - 1 + (SixSigma * Math.Sqrt(2.0 * (cells - 1))));
    }

    private static DotScene Scene(Stimulus stimulus) => (DotScene)stimulus.Scene!;

    private static IEnumerable<int> FastDots(Stimulus stimulus) =>
        Enumerable.Range(0, Dots).Where(i => Math.Sign(Scene(stimulus).Dots[i].Velocity) == (stimulus.Label == 1 ? 1 : -1));

    private static double SlowSpeed(Stimulus stimulus) => Scene(stimulus).Dots.Min(dot => Math.Abs(dot.Velocity));
}
