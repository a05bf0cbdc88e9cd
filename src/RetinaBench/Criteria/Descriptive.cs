using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;

namespace RetinaBench.Criteria;

/// <summary>An entry that is measured and shown beside the published value, but never judged.</summary>
public sealed record Descriptive : Criterion
{
    /// <summary>What stands for a reason where the experiment was measured.</summary>
    public const string MeasuredReason = "descriptive";

    /// <summary>Id of the experiment that is shown.</summary>
    public required string Experiment { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    protected override bool Judged => false;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => "descriptive: shown, never judged";

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes) =>
        new(Id, null, null, null, null, Describe(Measured<Measurement>(outcomes, Experiment)), MeasuredReason);

    private static string Describe(Measurement measurement) => measurement switch
    {
        DecisionBias bias => bias.Constant is null
            ? $"answers vary: right in {Text.Number(bias.AnsweredRight)}"
            : Text.Of($"always {bias.Constant}, {bias.AnsweredRight.Trials} stimuli"),
        SpeedThresholdTable table => string.Join("; ", table.Curves.Select(c => Text.Of(
            $"bipolar {c.Bipolar}: {(c.Crossing is null ? $"no single crossing, right in {Text.Number(c.AnsweredRight[0].Value)} to {Text.Number(c.AnsweredRight[^1].Value)}" : Text.Number(c.Crossing))}"))),
        AccuracyCurve curve => string.Join("; ", curve.Points.Select(p => Text.Of($"{curve.Axis.Name} {p.X}: {Text.Number(p.Overall.Value)}"))),
        KernelTable table => Text.Of($"{table.Rows.Count(row => row.Domain == KernelDomain.Spatial)} spatial and {table.Rows.Count(row => row.Domain == KernelDomain.Temporal)} temporal kernels"),
        KernelSurroundTable table => Surrounds(table),
        EncodingFitTable table => Fits(table),
        RecordedFitTable table => RecordedFits(table),
        RecordedSweepTable table => RecordedSweep(table),
        _ => "shown in the figures",
    };

    private static string Fits(EncodingFitTable table)
    {
        string prediction = table.Chosen.Correlation is { } score ? $"CC {Text.Number(score.Raw)}" : table.Chosen.NoCorrelation!;
        return table.Chosen.Filters is { } filters
            ? Text.Of($"{prediction} with {filters.Count(filter => filter.Effective)} effective filters of {filters.Count}")
            : prediction;
    }

    private static string RecordedFits(RecordedFitTable table)
    {
        EncodingFitRow[] chosen = [.. table.Fitted.Select(cell => cell.Chosen!)];
        double[] raw = [.. chosen.Select(row => row.Correlation?.Raw ?? 0)], ceiled = [.. chosen.Select(row => row.Correlation?.Ceiled).OfType<double>()];
        string fitted = Text.Of($"{chosen.Length} of {table.Cells.Count} cells fitted, mean CC {Text.Number(raw.Average())}");
        return ceiled.Length == 0 ? fitted : Text.Of($"{fitted}, mean CC / ceiling {Text.Number(ceiled.Average())} of {ceiled.Length} with a ceiling");
    }

    // Cells that some fit of the sweep does not predict count as 0, as they do everywhere.
    private static string RecordedSweep(RecordedSweepTable table)
    {
        IReadOnlyList<EncodingSweepRow> rows = table.Cells[0].Rows;
        bool overShares = rows.Select(row => row.Share).Distinct().Count() > 1;
        IEnumerable<string> means = rows.Select((row, i) => Text.Of(
            $"{(overShares ? Text.Of($"{100 * row.Share} %") : row.Filters is { } filters ? Text.Of($"{filters}") : "as registered")}: {Text.Number(table.Cells.Average(cell => EncodingFitRow.Chosen(cell.Rows[i].Fits).Correlation?.Raw ?? 0))}"));
        return Text.Of($"mean CC of {table.Cells.Count} cells over {(overShares ? "the share of the recording" : "filters")} {string.Join(", ", means)}");
    }

    private static string Surrounds(KernelSurroundTable table)
    {
        double[] explained = [.. table.Rows.Where(row => row.Fit is not null).Select(row => row.Fit!.Explained)];
        return explained.Length == 0
            ? "every kernel is zero"
            : Text.Of($"a surround in {table.WithSurround().Count()} of {table.Rows.Count} kernels; the difference of Gaussians explains {Text.Number(explained.Min())} to {Text.Number(explained.Max())} of their sum of squares");
    }
}
