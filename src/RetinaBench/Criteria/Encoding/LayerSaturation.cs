using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria.Encoding;

/// <summary>With several convolutions, how well a model predicts does not depend on the number of filters: few are shared by all subunits.</summary>
/// <remarks>
/// That a model which predicts nothing does so with any number of filters is no evidence: each must predict better than any one convolution of as few filters can.
/// </remarks>
public sealed record LayerSaturation : EncodingCriterion
{
    /// <summary>Id of an experiment that makes an <see cref="EncodingSweepTable"/> over numbers of convolutions and filters.</summary>
    public required string Experiment { get; init; }

    /// <summary>Least number of filters that counts.</summary>
    public required int FiltersFrom { get; init; }

    /// <summary>The largest CC less the smallest, of one number of convolutions, may be at most this.</summary>
    public required double SpreadAtMost { get; init; }

    /// <summary>Least CC of every network: the best that one convolution of as few filters can reach.</summary>
    public required double CorrelationAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"for each number of convolutions CC is >= {CorrelationAtLeast} at every number of filters from {FiltersFrom} on, and varies by <= {SpreadAtMost}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        [.. OptionChecks.Positive("filtersFrom", FiltersFrom), .. OptionChecks.Share("spreadAtMost", SpreadAtMost), .. OptionChecks.Share("correlationAtLeast", CorrelationAtLeast)];

    /// <inheritdoc/>
    protected override Judgement JudgeFits(ExperimentOutcomes outcomes)
    {
        IGrouping<int, EncodingSweepRow>[] depths =
            [.. Measured<EncodingSweepTable>(outcomes, Experiment).Rows.Where(row => row.Layers is not null && row.Filters >= FiltersFrom).GroupBy(row => row.Layers!.Value)];
        if (depths.Length == 0 || depths.Any(depth => depth.Count() < 2))
            return Decide(Verdict.NotApplicable, "no such networks", Text.Of($"two numbers of filters from {FiltersFrom} on are needed for each number of convolutions"));
        var curves = depths.Select(depth => (Layers: depth.Key, Curve: EncodingEvidence.Curve(depth, row => row.Filters!.Value))).ToArray();
        Estimate spread = curves.Select(c => EstimateDifference.Of(c.Curve.MaxBy(p => p.Correlation.Value).Correlation, c.Curve.MinBy(p => p.Correlation.Value).Correlation)).MaxBy(s => s.Value)!;
        Estimate worst = curves.SelectMany(c => c.Curve).MinBy(p => p.Correlation.Value).Correlation;
        Verdict verdict = Bounds.Both(Bounds.AtMost(spread.Value, spread.Lower, SpreadAtMost), Bounds.AtLeast(worst.Value, worst.Upper, CorrelationAtLeast));
        string measured = string.Join("; ", curves.Select(c => Text.Of($"{c.Layers} convolutions, CC over filters {EncodingEvidence.Describe(c.Curve)}")));
        return Decide(verdict, spread.Value, spread.Lower, spread.Upper, measured, Bounds.Explain(verdict, Text.Of($"spread <= {SpreadAtMost} and CC >= {CorrelationAtLeast}")));
    }
}
