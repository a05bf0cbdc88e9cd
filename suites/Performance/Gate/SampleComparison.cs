using Perfolizer;
using Perfolizer.Mathematics.GenericEstimators;
using Perfolizer.Mathematics.SignificanceTesting.Base;
using Perfolizer.Mathematics.SignificanceTesting.MannWhitney;
using Perfolizer.Metrology;
using RetinaBench.Baselines.Performance;

namespace RetinaBench.Performance.Gate;

/// <summary>How the samples of one measurement lie to those of another.</summary>
/// <param name="Factor">The Hodges-Lehmann estimate of how many times as long an operation takes: the median of all quotients of a sample of the one and a sample of the other.</param>
/// <param name="PSlower">One-sided probability of the Mann-Whitney U test that the first is not slower.</param>
/// <param name="PFaster">The same, that it is not faster.</param>
internal sealed record SampleComparison(double Factor, double PSlower, double PFaster)
{
    /// <summary>Same, Improved or Regressed: a change is both certain and large.</summary>
    public PerformanceChange Change =>
        PSlower < GateRule.Level && Factor >= GateRule.SmallestFactor ? PerformanceChange.Regressed
        : PFaster < GateRule.Level && Factor <= 1 / GateRule.SmallestFactor ? PerformanceChange.Improved
        : PerformanceChange.Same;

    /// <summary>Compares.</summary>
    /// <param name="now">Samples, all above 0.</param>
    /// <param name="before">Samples to compare with, all above 0.</param>
    public static SampleComparison Of(IReadOnlyList<double> now, IReadOnlyList<double> before)
    {
        Sample x = new([.. now]), y = new([.. before]);
        double P(AlternativeHypothesis direction) => MannWhitneyTest.Instance.Perform(x, y, direction, Threshold.Zero).PValue;
        return new(HodgesLehmannEstimator.Instance.Ratio(x, y), P(AlternativeHypothesis.Greater), P(AlternativeHypothesis.Less));
    }
}
