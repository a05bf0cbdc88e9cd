using System.Text.Json.Serialization;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Experiments.Encoding;

/// <summary>An experiment that fits models to ground-truth cells on white noise.</summary>
/// <remarks>
/// Stimuli a point of a run are blocks of the noise, see <see cref="EncodingScale"/>: a full run fits on 400 of them.
/// </remarks>
public abstract record EncodingExperiment : FittingExperiment
{
    /// <summary>Name of the environment of binary noise, in three parts: to fit on, to test on, and to replace frames by.</summary>
    public required string Noise { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> Environments => [Noise];

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check(IStimulusEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment.Name == Noise ? NoiseMovies.Check("noise", environment) : [];
    }

    /// <inheritdoc/>
    /// <remarks>All fits, whether the model has such members or not.</remarks>
    public sealed override long ForetellAssays(ExperimentSetting setting) => Assays(setting).Sum(assay => (long)assay.Weight);

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context) => ExperimentPlan.OfAssays([.. Assays(context)]);

    /// <summary>The fits.</summary>
    /// <param name="setting">The environments and the scale of the run.</param>
    protected abstract IEnumerable<FitAssay> Assays(ExperimentSetting setting);

    /// <summary>The white noise.</summary>
    /// <param name="setting">The environments.</param>
    protected SharedNoise NoiseOf(ExperimentSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return setting.Shared.Of(Noise, () => new SharedNoise((WhiteNoiseEnvironment)setting.Environment(Noise)));
    }

    /// <summary>Refuses a cell that nobody knows.</summary>
    private protected static IEnumerable<OptionProblem> CheckCell(string cell)
    {
        if (GroundTruthCells.Find(cell) is null)
            yield return new("cell", $"'{cell}' is not a cell, only {string.Join(", ", GroundTruthCells.All.Select(c => c.Key))}");
    }
}
