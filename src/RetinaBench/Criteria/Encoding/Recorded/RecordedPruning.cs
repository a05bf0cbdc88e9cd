using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria.Encoding.Recorded;

/// <summary>For most recorded cells the effective filters alone predict as all filters do.</summary>
/// <remarks>
/// Correlations are taken in units of their ceiling, since a change means the less the noisier a cell is. Cells that the model does not predict, and those whose tested frames were shown once, so that they have no ceiling,
/// can decide nothing; cells of which every filter is effective are left out, since nothing is pruned.
/// </remarks>
public sealed record RecordedPruning : EncodingCriterion
{
    /// <summary>Id of an experiment that makes a <see cref="RecordedFitTable"/>; the chosen fit of each cell counts.</summary>
    public required string Experiment { get; init; }

    /// <summary>The most by which CC / ceiling may change, up or down.</summary>
    public required double ChangeAtMost { get; init; }

    /// <summary>Share of the cells for which that must be so.</summary>
    public required double CellsAtLeast { get; init; }

    /// <summary>Least CC / ceiling with all filters for a cell to decide anything.</summary>
    public required double WorkingShare { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"for a share of at least {CellsAtLeast} of the cells, keeping only effective filters changes CC / ceiling by <= {ChangeAtMost}; presupposes a model that predicts them: CC / ceiling >= {WorkingShare}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        [.. OptionChecks.Share("changeAtMost", ChangeAtMost), .. OptionChecks.Share("cellsAtLeast", CellsAtLeast), .. OptionChecks.Share("workingShare", WorkingShare)];

    /// <inheritdoc/>
    protected override Judgement JudgeFits(ExperimentOutcomes outcomes)
    {
        (string Name, EncodingFitRow Fit)[] cells = [.. Measured<RecordedFitTable>(outcomes, Experiment).Fitted.Select(cell => (cell.Cell.Name, cell.Chosen!))];
        if (cells.All(cell => cell.Fit.Pruning is null))
            return Decide(Verdict.NotApplicable, "nothing to silence", "the model has no filters that can be silenced");
        (string Name, Verdict Verdict, string Why)[] judged = [.. cells.Select(cell => (cell.Name, Found: Judge(cell.Fit))).Where(cell => cell.Found is not null).Select(cell => (cell.Name, cell.Found!.Value.Verdict, cell.Found.Value.Why))];
        if (judged.Length == 0)
            return Decide(Verdict.NotApplicable, Text.Of($"{cells.Length} cells"), "every filter is effective, so that nothing is pruned");
        var share = CellShare.Of([.. judged.Select(cell => cell.Verdict)]);
        string[] others = [.. judged.Where(cell => cell.Verdict != Verdict.Passed).Select(cell => $"{cell.Name}: {cell.Why}")];
        return Decide(
            share.Judge(CellsAtLeast), share.Value, share.Value, share.Value,
            Text.Of($"{share.Held} of {share.Cells} cells, {share.Undecided} undecided"),
            others.Length == 0 ? "the effective filters of every cell predict as all do" : string.Join("; ", others));
    }

    // Null where nothing is pruned.
    private (Verdict Verdict, string Why)? Judge(EncodingFitRow fit)
    {
        if (fit.Correlation is not { } all)
            return (Verdict.InsufficientData, fit.NoCorrelation!);
        if (all.Ceiling is not { } ceiling)
            return (Verdict.InsufficientData, $"no ceiling: {all.NoCeiling}");
        if (all.Raw < WorkingShare * ceiling)
            return (Verdict.InsufficientData, Text.Of($"CC {Text.Number(all.Raw)} is below {WorkingShare} of its ceiling, {Text.Number(ceiling)}"));
        if (fit.Pruning is not { Effective: > 0 } pruning)
            return (Verdict.Failed, "none of the filters that it is predicted by has a structure in space");
        if (pruning.Change is not { } change)
            return null;
        Estimate by = EncodingEvidence.EstimateOf(change);
        // The far end of the interval from 0 on the side on which the change lies.
        double least = by.Value >= 0 ? by.Lower : -by.Upper;
        return (Bounds.AtMost(Math.Abs(by.Value) / ceiling, least / ceiling, ChangeAtMost), Text.Of($"CC / ceiling {Text.Number(all.Raw / ceiling)} with {pruning.Filters} filters, {Text.Number(pruning.Kept!.Value / ceiling)} with the {pruning.Effective} effective ones"));
    }
}
