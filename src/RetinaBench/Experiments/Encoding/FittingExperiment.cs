using System.Text.Json.Serialization;
using RetinaBench.Experiments.Assays;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Encoding;

/// <summary>An experiment that fits members of a model's family from several seeds; one assay a fit.</summary>
/// <remarks>Fits are made on one thread each, and run side by side.</remarks>
public abstract record FittingExperiment : Experiment
{
    /// <summary>Seeds of the fits.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>Share of the model's steps that are taken, above 0 to 1.</summary>
    public double Effort { get; init; } = 1;

    /// <inheritdoc/>
    [JsonIgnore]
    public override ModelAbility Needs => ModelAbility.Fitting;

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> CheckOptions()
    {
        if (Seeds.Count == 0 || Seeds.Distinct().Count() != Seeds.Count)
            yield return new("seeds", $"{(Seeds.Count == 0 ? "there is none" : string.Join(", ", Seeds))}: valid are distinct numbers, at least one");
        foreach (OptionProblem problem in ShareAboveZero("effort", Effort))
            yield return problem;
    }

    /// <inheritdoc/>
    public sealed override ExperimentPlan Plan(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return EncodingSubject.FindProblem(context.Model, Variants) is { } problem ? ExperimentPlan.NotApplicable(problem) : PlanFor(context);
    }

    /// <summary>Says what is fitted, given a model that can be.</summary>
    /// <param name="context">The model and the scale of the run.</param>
    protected abstract ExperimentPlan PlanFor(ExperimentContext context);

    /// <summary>The members of the model's family that are fitted; null is the model as it is registered.</summary>
    [JsonIgnore]
    protected abstract IEnumerable<EncodingVariant?> Variants { get; }

    /// <summary>What was found of a fit.</summary>
    /// <param name="results">The findings.</param>
    /// <param name="assay">The fit.</param>
    protected EncodingFitRow RowOf(ProbeResults results, Assay assay)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(assay);
        return results.Finding<FittedModelFinding>(Id, assay.Key).Fit;
    }

    /// <summary>A share above 0.</summary>
    private protected static IEnumerable<OptionProblem> ShareAboveZero(string member, double value)
    {
        if (!(value is > 0 and <= 1))
            yield return new(member, FormattableString.Invariant($"{value} is not in (0, 1]"));
    }
}
