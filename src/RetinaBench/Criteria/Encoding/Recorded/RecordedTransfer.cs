using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria.Encoding.Recorded;

/// <summary>Most recorded cells are predicted best by the model that was fitted to them.</summary>
/// <remarks>All predictions of a cell are held against the same responses, so that no ceiling is needed. A cell whose own model does not predict it, or is behind another by no more than their errors, decides nothing.</remarks>
public sealed record RecordedTransfer : EncodingCriterion
{
    /// <summary>Id of an experiment that makes a <see cref="RecordedTransferTable"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Share of the cells for which it must be so.</summary>
    public required double CellsAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"for a share of at least {CellsAtLeast} of the cells, of all models the one that was fitted to the cell predicts it best, with a CC whose 95 % interval is above 0");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() => OptionChecks.Share("cellsAtLeast", CellsAtLeast);

    /// <inheritdoc/>
    protected override Judgement JudgeFits(ExperimentOutcomes outcomes)
    {
        TransferTable table = Measured<RecordedTransferTable>(outcomes, Experiment).Matrix;
        Verdict[] cells = [.. Enumerable.Range(0, table.Cells.Count).Select(cell => Judge(table, cell))];
        var share = CellShare.Of(cells);
        string[] others = [.. cells.Index().Where(cell => cell.Item != Verdict.Passed).Select(cell => $"{table.Cells[cell.Index]}{(cell.Item == Verdict.Failed ? "" : " (undecided)")}")];
        return Decide(
            share.Judge(CellsAtLeast), share.Value, share.Value, share.Value,
            Text.Of($"{share.Held} of {share.Cells} cells, mean CC with the own cell {Text.Number(Enumerable.Range(0, cells.Length).Average(cell => table.At(cell, cell)))}"),
            others.Length == 0 ? "every cell is predicted best by its own model" : $"not so for {string.Join(", ", others)}");
    }

    private static Verdict Judge(TransferTable table, int cell)
    {
        Estimate own = EstimateAt(table, cell, cell);
        // Without an error, as over a handful of frames, nothing says that there is a prediction.
        if (own.Count == 0 || own.Lower <= 0)
            return Verdict.InsufficientData;
        Estimate rival = Enumerable.Range(0, table.Cells.Count).Where(fitted => fitted != cell).Select(fitted => EstimateAt(table, fitted, cell)).MaxBy(other => other.Value)!;
        return own.Value > rival.Value ? Verdict.Passed : EstimateDifference.Of(rival, own).Lower > 0 ? Verdict.Failed : Verdict.InsufficientData;
    }

    private static Estimate EstimateAt(TransferTable table, int fitted, int predicted) =>
        table.Fits[fitted].OtherCells![predicted].Correlation is { } score ? EncodingEvidence.EstimateOf(score) : new(0, 0, 0, 0);
}
