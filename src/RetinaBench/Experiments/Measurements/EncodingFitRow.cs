using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Experiments.Measurements;

/// <summary>One fit of a model to a cell, and what was measured on it.</summary>
public sealed record EncodingFitRow
{
    /// <summary>Seed of the fit.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Frames that it was fitted to, those held back included.</summary>
    public required int Frames { get; init; }

    /// <summary>Fresh frames that it was tested on.</summary>
    public required int TestFrames { get; init; }

    /// <summary>Loss on the frames held back, of the stage that was chosen; null for a model that is fitted in one piece.</summary>
    public required double? ValidationLoss { get; init; }

    /// <summary>CC with the true rate; null where there is none.</summary>
    public required Score? Correlation { get; init; }

    /// <summary>Why there is no correlation; null where there is one.</summary>
    public required string? NoCorrelation { get; init; }

    /// <summary>Its filters; null where the model shows none that the response is read from.</summary>
    public IReadOnlyList<FittedFilterRow>? Filters { get; init; }

    /// <summary>What silencing filters does; null where it cannot be done.</summary>
    public PruningRow? Pruning { get; init; }

    /// <summary>The field of its spikes; null where it was not asked for.</summary>
    public TriggeredFieldRow? Field { get; init; }

    /// <summary>Correlations with the population of ten; null where they were not asked for.</summary>
    public IReadOnlyList<CellCorrelation>? OtherCells { get; init; }

    /// <summary>Flashed images; null where they were not asked for.</summary>
    public ImageScore? Images { get; init; }

    /// <summary>A stretch of predicted rate; null where it was not asked for.</summary>
    public PredictedTrace? Trace { get; init; }

    /// <summary>Other scores on frames of a recording that were repeated, each beside its own ceiling; null where frames were not repeated, or they were not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Score>? Scores { get; init; }

    /// <summary>The prediction alone, without what else was measured on the fit.</summary>
    public EncodingFitRow Bare() => this with { Filters = null, Pruning = null, Field = null, OtherCells = null, Images = null, Trace = null, Scores = null };

    /// <summary>The row of the least loss on the frames held back, the first of them; no test data choose.</summary>
    /// <param name="rows">At least one row.</param>
    public static EncodingFitRow Chosen(IReadOnlyList<EncodingFitRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.MinBy(row => row.ValidationLoss ?? double.PositiveInfinity)!;
    }
}
