using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>Fits a model to each recorded cell from several seeds and measures what can be measured without the truth: prediction below its ceilings, filters, pruning, and the prediction of other cells.</summary>
public sealed record RecordedFitExperiment : RecordedExperiment
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(RecordedFitTable);

    /// <inheritdoc/>
    [JsonIgnore]
    protected override IEnumerable<EncodingVariant?> Variants => [null];

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        double scale = EncodingScale.Of(context.StimuliPerPoint).Effort;
        ILookup<RecordedCell, RecordedFitAssay> assays = Assays(context).ToLookup(assay => assay.Cell);
        return ExperimentOutcome.Of(Id, new RecordedFitTable(
            [.. context.Recorded!.Cells.Select(cell => new RecordedCellFits(cell.ToRow(context.Recorded.Options.Lags - 1), [.. assays[cell].Select(assay => RowOf(results, assay))]))],
            Effort * scale,
            scale));
    }

    /// <inheritdoc/>
    private protected override IEnumerable<RecordedFitAssay> Assays(ExperimentSetting setting)
    {
        IReadOnlyList<RecordedCell> cells = CellsOf(setting);
        // A matrix has a place for every pair, or there is none.
        IReadOnlyList<RecordedCell> others = cells.All(cell => cell.IsShownAlike(cells[0])) ? cells : [];
        return from cell in cells
               from seed in Seeds
               select new RecordedFitAssay(cell, "", null, seed, FramesOf(setting, cell, 1), Effort * EncodingScale.Of(setting.StimuliPerPoint).Effort, others, Features: true, setting.Recorded!.Options);
    }
}
