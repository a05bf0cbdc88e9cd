using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>Puts together how well the model of each recorded cell predicts every other.</summary>
/// <remarks>
/// Each model is shown what the other cell saw in the other's own window, so that cells which look at different places, or are of different recordings, can be compared in what they compute. Nothing is fitted:
/// what is predicted belongs to earlier fits, of which the chosen one of each cell counts.
/// </remarks>
public sealed record RecordedTransferExperiment : Experiment
{
    private const int FewestCells = 2;

    /// <summary>Id of the earlier fits.</summary>
    public required string Fits { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ModelAbility Needs => ModelAbility.Fitting;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Dependency> Dependencies => [new("fits", Fits, typeof(RecordedFitTable))];

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(RecordedTransferTable);

    /// <inheritdoc/>
    public override ExperimentPlan Plan(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.TryGet(Fits, out RecordedFitTable? fits, out Refusal? refusal))
            return ExperimentPlan.Because(refusal);
        int cells = fits.Fitted.Count();
        if (cells < FewestCells)
            return ExperimentPlan.InsufficientData(FormattableString.Invariant($"{cells} recorded cell is fitted, and a transfer needs {FewestCells}"));
        return fits.Fitted.All(cell => cell.Chosen!.OtherCells is not null)
            ? ExperimentPlan.Of()
            : ExperimentPlan.NotApplicable("the windows of the recorded cells, or their frame rates, are not alike, so that no model of one can be shown what another saw");
    }

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.TryGet(Fits, out RecordedFitTable? fits, out Refusal? refusal))
            return ExperimentOutcome.Refused(Id, refusal.Kind, refusal.Reason);
        RecordedCellFits[] cells = [.. fits.Fitted];
        return ExperimentOutcome.Of(Id, new RecordedTransferTable(
            new([.. cells.Select(cell => cell.Cell.Name)], fits.Scale, [.. cells.Select(cell => cell.Chosen!.Bare() with { OtherCells = cell.Chosen!.OtherCells })]), fits.Scale));
    }
}
