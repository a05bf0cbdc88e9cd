using RetinaBench.Experiments.Measures;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Measures;

/// <summary>Patches and profiles that were made of known Gaussians, and what is no centre with a surround.</summary>
public sealed class SurroundFitTests
{
    private const int Size = 10;

    /// <summary>Weights are single precision, and the method ends when a step changes little: far below what is ever told apart.</summary>
    private const double Exact = 1e-4;

    [Theory]
    [InlineData(4.5, 4.5, 0.8, 1.5, 3.0, 0.5)]
    [InlineData(3.2, 5.9, -2.0, 1.2, 2.4, 0.3)]
    [InlineData(6.0, 2.5, 0.1, 2.0, 4.0, 0.8)]
    public void OfPatch_DifferenceOfGaussians_IsFoundAgain(double row, double column, double amplitude, double center, double surround, double strength)
    {
        DifferenceOfGaussians fit = Fit(Patch((r, c) => Planted(double.Hypot(r - row, c - column), amplitude, center, surround, strength)));
        Assert.Equal((row, column, amplitude), (fit.Row, fit.Column, fit.Amplitude), new Within(Exact));
        Assert.Equal((center, surround, strength), (fit.CenterSigma, fit.SurroundSigma, fit.Strength), new Within(Exact));
        Assert.Equal(1, fit.Explained, Exact);
        Assert.InRange(fit.ExplainedByCenter, 0, 0.99);
        Assert.False(fit.AtBound);
        Assert.InRange(fit.PValue, 0, 1e-10);
        Assert.Equal(Planted(2.5, amplitude, center, surround, strength), fit.At(2.5), Exact);
        // At its radius each part alone has fallen to 1 / e, and of a patch the volumes are as k s^2 to c^2.
        Assert.Equal(1 / Math.E, Planted(fit.CenterRadius, 1, center, surround, 0), Exact);
        Assert.Equal(1 / Math.E, Planted(fit.SurroundRadius, 1, surround, 1, 0), Exact);
        Assert.Equal(strength * 4, fit.IntegratedRatio, 10 * Exact);
    }

    [Fact]
    public void OfPatch_NoisyDifferenceOfGaussians_HasTheStrengthInItsIntervalAsOftenAsItSays()
    {
        // 95 % of 100; five standard deviations of the binomial distribution below are 84.
        const int Draws = 100, Fewest = 84;
        const double Strength = 0.5, Noise = 0.05;
        int covered = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            var stream = new RandomStream((ulong)draw, "tests/surround-fit");
            DifferenceOfGaussians fit = Fit(Patch((r, c) => Planted(double.Hypot(r - 4.3, c - 4.8), 1, 1.4, 3, Strength) + (Noise * Normal(stream))));
            covered += fit.Interval is { } interval && interval.Lower <= Strength && Strength <= interval.Upper ? 1 : 0;
            Assert.InRange(fit.PValue, 0, 1e-6);
        }

        Assert.InRange(covered, Fewest, Draws);
    }

    [Fact]
    public void OfPatch_NoisyGaussian_SeldomTakesASurround()
    {
        // At p < 0.05 / 8; the asymptotic F test is a little off for so few values, so that three times as many are let pass, and five standard deviations.
        const int Draws = 100, Most = 8;
        int found = Enumerable.Range(0, Draws).Count(draw =>
        {
            var stream = new RandomStream((ulong)draw, "tests/surround-fit");
            DifferenceOfGaussians fit = Fit(Patch((r, c) => Math.Exp(-((r - 4) * (r - 4) + ((c - 5) * (c - 5))) / (2 * 1.5 * 1.5)) + (0.1 * Normal(stream))));
            return !fit.AtBound && fit.Interval is { Lower: > 0 } && fit.PValue < 0.05 / 8;
        });
        Assert.InRange(found, 0, Most);
    }

    [Fact]
    public void OfPatch_Slope_IsNotDetermined()
    {
        DifferenceOfGaussians fit = Fit(Patch((_, c) => c - 4.5));
        Assert.True(fit.AtBound);
    }

    [Fact]
    public void OfPatch_Mirrored_IsMirrored()
    {
        var stream = new RandomStream(7, "tests/surround-fit");
        float[] patch = Patch((r, c) => Planted(double.Hypot(r - 3, c - 6), 1, 1.5, 3, 0.4) + (0.02 * Normal(stream)));
        float[] mirrored = [.. Enumerable.Range(0, Size * Size).Select(i => patch[(i / Size * Size) + Size - 1 - (i % Size)])];
        DifferenceOfGaussians fit = Fit(patch), other = Fit(mirrored);
        Assert.Equal(Size - 1 - fit.Column, other.Column, Exact);
        Assert.Equal((fit.Row, fit.CenterSigma, fit.Strength), (other.Row, other.CenterSigma, other.Strength), new Within(Exact));
    }

    [Theory]
    [InlineData(1, 15)]
    [InlineData(15, 1)]
    public void OfPatch_OneLine_IsFoundAgain(int rows, int columns)
    {
        DifferenceOfGaussians fit = SurroundFit.OfPatch([.. Enumerable.Range(0, 15).Select(i => (float)Planted(i - 6.3, 1, 0.8, 2, 0.4))], rows, columns)!;
        Assert.Equal((rows == 1 ? 0 : 6.3, rows == 1 ? 6.3 : 0, 1), (fit.Row, fit.Column, fit.Amplitude), new Within(Exact));
        Assert.Equal((0.8, 2.0, 0.4), (fit.CenterSigma, fit.SurroundSigma, fit.Strength), new Within(Exact));
    }

    [Fact]
    public void OfPatch_ZerosOrTooFew_IsNull()
    {
        Assert.Null(SurroundFit.OfPatch(new float[9], 3, 3));
        Assert.Null(SurroundFit.OfPatch([1, 2, 3, 4, 5, 6], 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => SurroundFit.OfPatch(new float[9], 3, 4));
    }

    [Fact]
    public void OfProfile_DifferenceOfGaussians_IsFoundAgain()
    {
        double[] distances = [.. Enumerable.Range(0, 24).Select(i => (2 * i) + 1.0)];
        DifferenceOfGaussians fit = SurroundFit.OfProfile(distances, [.. distances.Select(d => Planted(d, -0.9, 6, 14, 0.45))])!;
        Assert.Equal((0, 0, -0.9), (fit.Row, fit.Column, fit.Amplitude), new Within(Exact));
        Assert.Equal((6, 14, 0.45), (fit.CenterSigma, fit.SurroundSigma, fit.Strength), new Within(Exact));
        Assert.False(fit.AtBound);
        Assert.Null(SurroundFit.OfProfile(distances, new double[24]));
        Assert.Null(SurroundFit.OfProfile([1, 3, 5, 7], [1, 0, -1, 0]));
    }

    private static double Planted(double distance, double amplitude, double center, double surround, double strength) => amplitude *
        (Math.Exp(-distance * distance / (2 * center * center)) - (strength * Math.Exp(-distance * distance / (2 * surround * surround))));

    private static DifferenceOfGaussians Fit(float[] patch) => SurroundFit.OfPatch(patch, Size, Size)!;

    private static float[] Patch(Func<int, int, double> weight) => [.. Enumerable.Range(0, Size * Size).Select(i => (float)weight(i / Size, i % Size))];

    private static double Normal(RandomStream stream) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, stream.NextUniform(1e-12, 1));

    private sealed class Within(double tolerance) : IEqualityComparer<(double, double, double)>
    {
        public bool Equals((double, double, double) x, (double, double, double) y) =>
            Math.Abs(x.Item1 - y.Item1) < tolerance && Math.Abs(x.Item2 - y.Item2) < tolerance && Math.Abs(x.Item3 - y.Item3) < tolerance;

        public int GetHashCode((double, double, double) obj) => 0;
    }
}
