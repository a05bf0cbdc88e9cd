using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.FlashedImages;

namespace RetinaBench.Experiments.Encoding;

/// <summary>Fits a model to one cell from several seeds and measures all there is: prediction, filters, pruning, the field of its spikes, other cells, images.</summary>
public sealed record EncodingFitExperiment : EncodingExperiment
{
    private const int MostImages = 10_000;

    /// <summary>Name of the ground-truth cell, see <see cref="GroundTruthCells"/>.</summary>
    public required string Cell { get; init; }

    /// <summary>Whether the model is fitted to spikes, as by default, or to the rate in Hz.</summary>
    public ResponseUnit Unit { get; init; }

    /// <summary>The member of the model's family; null, the default, for the model as it is registered.</summary>
    public EncodingVariant? Variant { get; init; }

    /// <summary>Name of the environment of flashed images that responses are predicted to; null, the default, for none.</summary>
    public string? Images { get; init; }

    /// <summary>Images of a full run, 2 to 10,000; ignored where none are shown.</summary>
    public int ImageCount { get; init; } = 300;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(EncodingFitTable);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> Environments => Images is null ? [Noise] : [Noise, Images];

    /// <inheritdoc/>
    [JsonIgnore]
    protected override IEnumerable<EncodingVariant?> Variants => [Variant];

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> CheckOptions() =>
        [.. base.CheckOptions(), .. CheckCell(Cell), .. OptionProblem.Outside("imageCount", ImageCount, 2, MostImages)];

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check(IStimulusEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment.Name == Images && environment is not FlashedImagesEnvironment
            ? [new("images", $"{environment.Name} shows no flashed images")]
            : base.Check(environment);
    }

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        SubunitCell cell = GroundTruthCells.Find(Cell)!;
        MovieGeometry movie = context.Environment(Noise).Geometry;
        double scale = EncodingScale.Of(context.StimuliPerPoint).Effort;
        return ExperimentOutcome.Of(Id, new EncodingFitTable(
            TrueCellRow.Of(Cell, movie, cell),
            Unit,
            Variant,
            Effort * scale,
            scale,
            [.. Assays(context).Select(assay => RowOf(results, assay))]));
    }

    /// <inheritdoc/>
    protected override IEnumerable<FitAssay> Assays(ExperimentSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var scale = EncodingScale.Of(setting.StimuliPerPoint);
        SharedImages? images = Images is null ? null : setting.Shared.Of(Images, () => new SharedImages((FlashedImagesEnvironment)setting.Environment(Images)));
        var questions = new EncodingQuestions(true, true, true, images is null ? 0 : scale.ImagesOf(ImageCount));
        return Seeds.Select(seed => new FitAssay(
            FormattableString.Invariant($"seed-{seed}"),
            new() { Cell = Cell, Unit = Unit, Seed = seed, Blocks = scale.Blocks, Effort = Effort * scale.Effort, Variant = Variant },
            questions,
            EncodingScale.TestBlocks,
            NoiseOf(setting),
            images));
    }
}
