using RetinaBench.Experiments;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Tests.Experiments.Measures;

public sealed class DirectionTuningTests
{
    private static readonly Dictionary<string, Func<double, double>> s_curves = new()
    {
        ["cos"] = d => 1 + Math.Cos(d),
        ["vm2"] = d => Math.Exp(2 * (Math.Cos(d) - 1)),
        ["single"] = d => d == 0 ? 1 : 0,
        ["flat"] = _ => 1,
        ["ori"] = d => 1 + Math.Cos(2 * d),
        // A tenth beside the rectified cosine.
        ["half"] = d => 0.1 + Math.Max(0, Math.Cos(d)),
        ["ints"] = d => new double[] { 10, 7, 3, 1, 1, 1, 3, 7 }[(int)Math.Round(d * 4 / Math.PI)],
    };

    public static TheoryData<string> Curves => [.. s_curves.Keys];

    [SkippableTheory]
    [MemberData(nameof(Curves))]
    public void Of_GoldenCurve_IsNumPys(string name)
    {
        DirectionTuning tuning = Of(8, s_curves[name]);
        string golden = $"dsi_{name}";
        Assert.Equal(Golden.Value(golden, "vec"), tuning.VectorSumIndex, Golden.Rounding);
        Assert.Equal(Golden.Value(golden, "pn"), tuning.PreferredNullIndex, Golden.Rounding);
        Assert.Equal(Golden.Value(golden, "osi"), tuning.OrientationIndex, Golden.Rounding);
        Assert.Equal(Golden.Value(golden, "zar"), tuning.CorrectedVectorSumIndex, Golden.Rounding);
        // Where the vector sum is nothing but rounding, so is its direction in NumPy; here there is none.
        if (name is "flat" or "ori")
            Assert.Null(tuning.PreferredDirection);
        else
            Assert.Equal(Golden.Value(golden, "pref_deg") % 360, tuning.PreferredDirection!.Value, Golden.Rounding);
    }

    [SkippableFact]
    public void CorrectedVectorSumIndex_OfOneDirection_IsTheFactor() =>
        Assert.Equal(Golden.Value("zar_factor_8dir"), Of(8, s_curves["single"]).CorrectedVectorSumIndex, Golden.Rounding);

    /// <summary>Turning the cell turns its preferred direction and changes nothing else.</summary>
    [Theory]
    [InlineData(8, 3)]
    [InlineData(12, 7)]
    [InlineData(4, 1)]
    public void Of_TurnedCurve_IsTurned(int directions, int steps)
    {
        double turn = steps * 2 * Math.PI / directions;
        DirectionTuning tuning = Of(directions, s_curves["cos"]), turned = Of(directions, d => 1 + Math.Cos(d - turn));
        Assert.Equal(steps * 360.0 / directions, turned.PreferredDirection!.Value, 1e-9);
        Assert.Equal((tuning.VectorSumIndex, 1.0), (0.5, turned.PreferredNullIndex), new Within(Golden.Rounding));
        Assert.Equal(tuning.VectorSumIndex, turned.VectorSumIndex, Golden.Rounding);
    }

    [Fact]
    public void Of_WhatIsNoTuningCurve_IsRefused()
    {
        Assert.Null(DirectionTuning.Of([0, 0, 0, 0], out Refusal? silent));
        Assert.Equal(RefusalKind.InsufficientData, silent!.Kind);
        Assert.Null(DirectionTuning.Of([1, -2, 0, 0], out Refusal? negative));
        Assert.Contains("90 degrees is -2", negative!.Reason, StringComparison.Ordinal);
        Assert.Null(DirectionTuning.Of([1, 1, double.NaN, 0], out Refusal? broken));
        Assert.Equal(RefusalKind.Errored, broken!.Kind);
        Assert.Throws<ArgumentException>(() => DirectionTuning.Of([1, 2, 3], out _));
        Assert.Throws<ArgumentException>(() => DirectionTuning.Of([1, 2, 3, 4, 5], out _));
    }

    private static DirectionTuning Of(int directions, Func<double, double> curve) =>
        DirectionTuning.Of([.. Enumerable.Range(0, directions).Select(i => curve(i * 2 * Math.PI / directions))], out _)!;

    private sealed class Within(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < tolerance && Math.Abs(x.Item2 - y.Item2) < tolerance;

        public int GetHashCode((double, double) obj) => 0;
    }
}
