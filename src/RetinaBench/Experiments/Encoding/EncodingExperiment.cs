using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Experiments.Encoding;

/// <summary>An experiment that fits models to ground-truth cells on white noise; one assay a fit.</summary>
/// <remarks>
/// Stimuli a point of a run are blocks of the noise, see <see cref="EncodingScale"/>: a full run fits on 400 of them. Fits are made on one thread each, and run side by side.
/// </remarks>
public abstract record EncodingExperiment : Experiment
{
    /// <summary>Name of the environment of binary noise, in three parts: to fit on, to test on, and to replace frames by.</summary>
    public required string Noise { get; init; }

    /// <summary>Seeds of the fits.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>Share of the model's steps that are taken, above 0 to 1.</summary>
    public double Effort { get; init; } = 1;

    /// <inheritdoc/>
    [JsonIgnore]
    public override ModelAbility Needs => ModelAbility.Fitting;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> Environments => [Noise];

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> CheckOptions()
    {
        if (Seeds.Count == 0 || Seeds.Distinct().Count() != Seeds.Count)
            yield return new("seeds", $"{(Seeds.Count == 0 ? "there is none" : string.Join(", ", Seeds))}: valid are distinct numbers, at least one");
        foreach (OptionProblem problem in ShareAboveZero("effort", Effort))
            yield return problem;
    }

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
    public sealed override ExperimentPlan Plan(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return EncodingSubject.FindProblem(context.Model, Variants) is { } problem ? ExperimentPlan.NotApplicable(problem) : PlanFor(context);
    }

    /// <summary>Says what is fitted, given a model that can be.</summary>
    /// <param name="context">The model and the scale of the run.</param>
    protected virtual ExperimentPlan PlanFor(ExperimentContext context) => ExperimentPlan.OfAssays([.. Assays(context)]);

    /// <summary>The members of the model's family that are fitted; null is the model as it is registered.</summary>
    [JsonIgnore]
    protected abstract IEnumerable<EncodingVariant?> Variants { get; }

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

    /// <summary>What was found of a fit.</summary>
    /// <param name="results">The findings.</param>
    /// <param name="assay">The fit.</param>
    protected EncodingFitRow RowOf(ProbeResults results, FitAssay assay)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(assay);
        return results.Finding<FittedModelFinding>(Id, assay.Key).Fit;
    }

    /// <summary>Refuses a cell that nobody knows.</summary>
    private protected static IEnumerable<OptionProblem> CheckCell(string cell)
    {
        if (GroundTruthCells.Find(cell) is null)
            yield return new("cell", $"'{cell}' is not a cell, only {string.Join(", ", GroundTruthCells.All.Select(c => c.Key))}");
    }

    /// <summary>A share above 0.</summary>
    private protected static IEnumerable<OptionProblem> ShareAboveZero(string member, double value)
    {
        if (!(value is > 0 and <= 1))
            yield return new(member, FormattableString.Invariant($"{value} is not in (0, 1]"));
    }
}
