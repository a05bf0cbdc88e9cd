using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria.Encoding;

/// <summary>A fitted model has as many effective filters as the cell has subunits, each the image of one of them.</summary>
/// <remarks>The fit of the least loss on the frames held back is judged, so that neither the truth nor test data choose; the interval is the range of all seeds.</remarks>
public sealed record SubunitRecovery : EncodingCriterion
{
    /// <summary>Id of an experiment that makes an <see cref="EncodingFitTable"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Least cosine of every subunit with the filter that is matched with it.</summary>
    public required double CosineAtLeast { get; init; }

    /// <summary>Whether the course in time of the matched filters is judged, rather than the profile in space; then further effective filters do no harm.</summary>
    public bool InTime { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => InTime
        ? Text.Of($"every subunit is matched one to one with an effective filter whose course in time has a cosine >= {CosineAtLeast} with the cell's")
        : Text.Of($"as many effective filters as subunits, matched one to one at a cosine >= {CosineAtLeast}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() => OptionChecks.Share("cosineAtLeast", CosineAtLeast);

    /// <inheritdoc/>
    protected override Judgement JudgeFits(ExperimentOutcomes outcomes)
    {
        EncodingFitTable table = Measured<EncodingFitTable>(outcomes, Experiment);
        int subunits = table.Cell.Subunits.Count;
        if (table.Chosen.Filters is not { } filters)
            return Decide(Verdict.NotApplicable, "no filters", "the model shows no filters that its response is read from");
        if (InTime && filters.All(filter => filter.Time is null))
            return Decide(Verdict.NotApplicable, "no filters over time", "the model's filters do not extend over time");
        int effective = filters.Count(filter => filter.Effective);
        double[] seeds = [.. table.Rows.Select(LeastCosine)];
        double least = LeastCosine(table.Chosen), lower = Math.Min(least, seeds.Min()), upper = Math.Max(least, seeds.Max());
        string measured = Text.Of($"{effective} effective filters of {filters.Count} for {subunits} subunits, least cosine {Text.Number(least)} [{Text.Number(lower)}, {Text.Number(upper)} over {seeds.Length} seeds]");
        bool enough = InTime ? effective >= subunits : effective == subunits;
        string rule = Text.Of($"cosine >= {CosineAtLeast}");
        return !enough ? Decide(Verdict.Failed, least, lower, upper, measured, Text.Of($"{effective} effective filters are not the {subunits} subunits"))
            : least >= CosineAtLeast ? Decide(Verdict.Passed, least, lower, upper, measured, $"{rule} holds for every subunit")
            : Decide(Verdict.Failed, least, lower, upper, measured, $"{rule} does not hold for every subunit");

        // A subunit without a filter is not found at all.
        double LeastCosine(EncodingFitRow row)
        {
            double?[] cosines = [.. Enumerable.Range(0, subunits).Select(s => row.Filters?.FirstOrDefault(f => f.Subunit == s)).Select(f => InTime ? f?.TimeCosine : f?.Cosine)];
            return cosines.Min(cosine => cosine ?? 0);
        }
    }
}
