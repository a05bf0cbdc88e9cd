using RetinaBench.Models;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>An experiment that fits models to the recorded cells of a run.</summary>
/// <remarks>A full run fits to the whole fitted part of a recording; one of fewer stimuli a point to as much less of it, its first frames, with as many fewer steps.</remarks>
public abstract record RecordedExperiment : FittingExperiment
{
    // A fit needs more frames than it has lags, and some spikes among them.
    private const int FewestFrames = 100;

    /// <summary>Why an experiment cannot be done on recorded cells, whatever is fitted; null where it can be.</summary>
    /// <param name="context">The model and the cells.</param>
    internal static Refusal? FindRefusal(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Card.Role == ModelRole.Oracle)
            return new(RefusalKind.NotApplicable, "the oracle knows ground-truth cells, and nobody knows the truth of recorded ones");
        if (context.Recorded is not { } recorded)
            return new(RefusalKind.NotRun, "there are no recordings in this run");
        return recorded.Cells.All(cell => cell.Problem is not null)
            ? new(RefusalKind.InsufficientData, $"no recorded cell can be fitted: {string.Join("; ", recorded.Cells.Select(cell => $"{cell.Name}: {cell.Problem}"))}")
            : null;
    }

    /// <inheritdoc/>
    /// <remarks>All fits, whether the model has such members or not.</remarks>
    public sealed override long ForetellAssays(ExperimentSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return setting.Recorded is null ? 0 : Assays(setting).Sum(assay => (long)assay.Weight);
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context) =>
        FindRefusal(context) is { } refusal ? ExperimentPlan.Because(refusal) : ExperimentPlan.OfAssays([.. Assays(context)]);

    /// <summary>The fits.</summary>
    /// <param name="setting">The cells, not null, and the scale of the run.</param>
    private protected abstract IEnumerable<RecordedFitAssay> Assays(ExperimentSetting setting);

    /// <summary>The cells that models are fitted to.</summary>
    private protected static IReadOnlyList<RecordedCell> CellsOf(ExperimentSetting setting) => [.. setting.Recorded!.Cells.Where(cell => cell.Problem is null)];

    /// <summary>Frames of a cell that a share of a run is fitted to.</summary>
    private protected static int FramesOf(ExperimentSetting setting, RecordedCell cell, double share)
    {
        int all = cell.Fitted.Movie.Geometry.Frames;
        return Math.Clamp((int)Math.Round(share * EncodingScale.Of(setting.StimuliPerPoint).Effort * all), Math.Min(FewestFrames, all), all);
    }
}
