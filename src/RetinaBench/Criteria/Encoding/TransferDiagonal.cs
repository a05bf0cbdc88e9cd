using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria.Encoding;

/// <summary>A cell is predicted best by the model that was fitted to it.</summary>
public sealed record TransferDiagonal : EncodingCriterion
{
    /// <summary>Id of an experiment that makes a <see cref="TransferTable"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Least number of cells for which it must be so.</summary>
    public required int CellsAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"for at least {CellsAtLeast} cells, of all models the one that was fitted to the cell predicts it best");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() => OptionChecks.Positive("cellsAtLeast", CellsAtLeast);

    /// <inheritdoc/>
    protected override Judgement JudgeFits(ExperimentOutcomes outcomes)
    {
        TransferTable table = Measured<TransferTable>(outcomes, Experiment);
        int[] cells = [.. Enumerable.Range(0, table.Cells.Count)];
        // A tie is no best: constants predict all cells alike.
        int[] best = [.. cells.Where(cell => cells.All(fitted => fitted == cell || table.At(fitted, cell) < table.At(cell, cell)))];
        Verdict verdict = best.Length >= CellsAtLeast ? Verdict.Passed : Verdict.Failed;
        string[] others = [.. cells.Except(best).Select(cell => table.Cells[cell])];
        return Decide(
            verdict, best.Length, best.Length, best.Length,
            Text.Of($"{best.Length} of {cells.Length} cells, mean CC with the own cell {Text.Number(cells.Average(cell => table.At(cell, cell)))}"),
            others.Length == 0 ? "every cell is predicted best by its own model" : $"not so for {string.Join(", ", others)}");
    }
}
