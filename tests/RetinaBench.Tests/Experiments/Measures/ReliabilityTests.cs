using RetinaBench.Experiments;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Tests.Experiments.Measures;

/// <summary>Split halves, the jackknife oracle and the quality index.</summary>
public sealed class ReliabilityTests
{
    [SkippableFact]
    public void SplitHalf_GoldenResponses_IsNumPys()
    {
        SplitHalfReliability reliability = SplitHalfReliability.Of(Golden.Responses, out Refusal? refusal)!;
        Assert.Null(refusal);
        double[] expected = Golden.Values("splithalf_r_SB");
        Assert.Equal(expected[0], reliability.Halves, Golden.Rounding);
        Assert.Equal(expected[1], reliability.SpearmanBrown.Value, Golden.Rounding);
        Assert.Equal(expected[2], reliability.Ceiling.Value, Golden.Rounding);
        Assert.Equal(2, reliability.Repeats);
    }

    /// <summary>Even repeats are all alike, and so are odd ones, at a correlation of 1 / 2 (see PearsonCorrelationTests).</summary>
    [Fact]
    public void SplitHalf_EvenAgainstOddRepeats_IsTheirCorrelation()
    {
        SplitHalfReliability reliability = SplitHalfReliability.Of(new([[1, 2, 3], [0, 2, 1], [1, 2, 3], [0, 2, 1], [9, 9, 8]]), out _)!;
        Assert.Equal((0.5, 4), (Math.Round(reliability.Halves, 12), reliability.Repeats));
        Assert.Equal(2 / 3.0, reliability.SpearmanBrown.Value, Golden.Rounding);
        Assert.Equal(Math.Sqrt(2 / 3.0), reliability.Ceiling.Value, Golden.Rounding);
    }

    [Fact]
    public void SplitHalf_WithoutReliability_IsRefused()
    {
        Assert.Null(SplitHalfReliability.Of(new([[1, 1, 1], [1, 2, 3]]), out Refusal? refusal));
        Assert.Contains("never changes", refusal!.Reason, StringComparison.Ordinal);
        SplitHalfReliability opposite = SplitHalfReliability.Of(new([[1, 2, 3], [3, 2, 1]]), out _)!;
        Assert.Equal(RefusalKind.InsufficientData, opposite.Ceiling.Refusal!.Kind);
        Assert.NotNull(new SplitHalfReliability(-1, 2).SpearmanBrown.Refusal);
    }

    [SkippableFact]
    public void JackknifeOracle_GoldenResponses_IsNumPys() =>
        Assert.Equal(Golden.Value("oracle_jackknife_pooled"), JackknifeOracle.Of(Golden.Responses).Value, Golden.Rounding);

    [Fact]
    public void JackknifeOracle_KnownCases_AreTheirs()
    {
        Assert.Equal(1, JackknifeOracle.Of(new([[1, 2, 4], [1, 2, 4], [1, 2, 4]])).Value, Golden.Rounding);
        Assert.Equal(-1, JackknifeOracle.Of(new([[1, 0, 1], [0, 1, 0]])).Value, Golden.Rounding);
        Assert.NotNull(JackknifeOracle.Of(new([[1, 1], [1, 1]])).Refusal);
    }

    [SkippableFact]
    public void QualityIndex_GoldenResponses_IsNumPys() =>
        Assert.Equal(Golden.Value("QI"), QualityIndex.Of(Golden.Responses).Value, Golden.Rounding);

    /// <summary>Repeats alike; then 4 repeats of one spike each at times of their own, whose mean never changes; and one that answers in 1 of 2 repeats: 1 / N.</summary>
    [Fact]
    public void QualityIndex_KnownCases_AreTheirs()
    {
        Assert.Equal(1, QualityIndex.Of(new([[1, 2, 4], [1, 2, 4]])).Value, Golden.Rounding);
        Assert.Equal(0, QualityIndex.Of(new([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])).Value, Golden.Rounding);
        Assert.Equal(0.5, QualityIndex.Of(new([[1, 0, 0, 1], [0, 0, 0, 0]])).Value, Golden.Rounding);
        Assert.Contains("no repeat changes", QualityIndex.Of(new([[1, 1], [2, 2]])).Refusal!.Reason, StringComparison.Ordinal);
    }
}
