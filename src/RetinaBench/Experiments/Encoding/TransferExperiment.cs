using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;

namespace RetinaBench.Experiments.Encoding;

/// <summary>Fits a model to each cell of the population of ten and correlates every prediction with the true rate of every cell.</summary>
public sealed record TransferExperiment : EncodingExperiment
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(TransferTable);

    /// <inheritdoc/>
    [JsonIgnore]
    protected override IEnumerable<EncodingVariant?> Variants => [null];

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        EncodingFitRow[] fits = [.. Assays(context).Select(assay => RowOf(results, assay))];
        return ExperimentOutcome.Of(Id, new TransferTable(
            [.. CellPopulation.Ten.Select(cell => cell.Name)],
            EncodingScale.Of(context.StimuliPerPoint).Effort,
            [.. CellPopulation.Ten.Select((_, i) => EncodingFitRow.Chosen(fits[(i * Seeds.Count)..((i + 1) * Seeds.Count)]))]));
    }

    /// <inheritdoc/>
    protected override IEnumerable<FitAssay> Assays(ExperimentSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var scale = EncodingScale.Of(setting.StimuliPerPoint);
        return from cell in CellPopulation.Ten
               from seed in Seeds
               select new FitAssay(
                   FormattableString.Invariant($"{cell.Name}/seed-{seed}"),
                   new() { Cell = cell.Name, Seed = seed, Blocks = scale.Blocks, Effort = Effort * scale.Effort },
                   new(false, true, false, 0),
                   scale.PredictedBlocks,
                   NoiseOf(setting),
                   null);
    }
}
