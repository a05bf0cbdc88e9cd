using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria.Encoding;

/// <summary>A model predicts the better the more filters it has, until it has one for each subunit, and no better with more.</summary>
public sealed record FilterSaturation : EncodingCriterion
{
    /// <summary>Id of an experiment that makes an <see cref="EncodingSweepTable"/> over numbers of filters.</summary>
    public required string Experiment { get; init; }

    /// <summary>Number of filters up to which every step must be a gain.</summary>
    public required int RisesTo { get; init; }

    /// <summary>Number of filters at which the gain over <see cref="RisesTo"/> is judged.</summary>
    public required int FlatTo { get; init; }

    /// <summary>The gain from <see cref="RisesTo"/> to <see cref="FlatTo"/> must stay below this.</summary>
    public required double GainBelow { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"CC rises with every number of filters up to {RisesTo}, and CC({FlatTo}) - CC({RisesTo}) < {GainBelow}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        [.. OptionChecks.Positive("risesTo", RisesTo), .. OptionChecks.Ordered("risesTo", RisesTo, "flatTo", FlatTo), .. OptionChecks.Share("gainBelow", GainBelow)];

    /// <inheritdoc/>
    protected override Judgement JudgeFits(ExperimentOutcomes outcomes)
    {
        EncodingSweepTable table = Measured<EncodingSweepTable>(outcomes, Experiment);
        IReadOnlyList<(double At, Estimate Correlation)> curve = EncodingEvidence.Curve(table.Rows.Where(row => row.Filters is not null), row => row.Filters!.Value);
        (double At, Estimate Correlation)[] rising = [.. curve.Where(point => point.At <= RisesTo)];
        Estimate? full = curve.LastOrDefault(point => point.At == RisesTo).Correlation, more = curve.LastOrDefault(point => point.At == FlatTo).Correlation;
        if (full is null || more is null || rising.Length < 2)
            return Decide(Verdict.NotApplicable, EncodingEvidence.Describe(curve), Text.Of($"the model has no member with {(full is null ? RisesTo : more is null ? FlatTo : 1)} filters"));
        Estimate gain = EstimateDifference.Of(more, full);
        Verdict flat = Bounds.Below(gain.Value, gain.Lower, GainBelow);
        Verdict rises = rising.Zip(rising.Skip(1), (a, b) => EstimateDifference.Of(b.Correlation, a.Correlation))
            .Select(step => step.Value > 0 ? Verdict.Passed : step.Upper > 0 && step.Upper > step.Lower ? Verdict.InsufficientData : Verdict.Failed).Aggregate(Bounds.Both);
        Verdict verdict = Bounds.Both(flat, rises);
        return Decide(
            verdict, gain.Value, gain.Lower, gain.Upper, Text.Of($"CC over filters {EncodingEvidence.Describe(curve)}"),
            verdict == Verdict.Passed ? "every filter up to the number of subunits is a gain, further ones are none"
            : rises != Verdict.Passed ? "a further filter is no gain, although there are more subunits" : Text.Of($"filters beyond the number of subunits gain {Text.Number(gain)}"));
    }
}
