using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Models;
using RetinaBench.Models.Validation;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Kernels;

/// <summary>Whether the spatial kernels through which cell types read the movie have a centre and a surround.</summary>
/// <remarks>Nothing is shown: it reads weights alone.</remarks>
public sealed record KernelSurroundExperiment : Experiment
{
    /// <summary>Which layer; it reads the movie.</summary>
    public LayerRole Layer { get; init; } = LayerRole.Bipolar;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(KernelSurroundTable);

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> CheckOptions()
    {
        if (Layer == LayerRole.Decision)
            yield return new("layer", "is the decision, which does not read the movie");
    }

    /// <inheritdoc/>
    public override ExperimentPlan Plan(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Kernel[] kernels = Of(context);
        string layer = Layer.ToString().ToLowerInvariant();
        if (kernels.Length == 0)
            return ExperimentPlan.NotApplicable($"the model shows no spatial kernel from the movie to a {layer} layer");
        if (KernelCheck.FindFault(context.Card, kernels) is { } fault)
            return ExperimentPlan.Because(new(RefusalKind.Errored, fault));
        return kernels.FirstOrDefault(k => k.Weights.Length < SurroundFit.FewestOfPatch) is { } small
            ? ExperimentPlan.NotApplicable(FormattableString.Invariant($"a kernel into {small.Target} has {small.Rows} x {small.Columns} weights, and a centre with a surround takes {SurroundFit.FewestOfPatch}"))
            : ExperimentPlan.Of();
    }

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ExperimentOutcome.Of(Id, new KernelSurroundTable(context.Card.FindLayer(Layer)!.Name, [.. Of(context).Select(k =>
            new KernelSurroundRow(k.Target.Index, k.Rows, k.Columns, [.. k.Weights.ToArray()], SurroundFit.OfPatch(k.Weights.Span, k.Rows, k.Columns)))]));
    }

    // The movie has one channel: a kernel that reads a cell layer names the type it reads.
    private Kernel[] Of(ExperimentContext context)
    {
        string? layer = context.Card.FindLayer(Layer)?.Name;
        return [.. ((context.Model as IKernelSource)?.Kernels ?? []).Where(k => k.Domain == KernelDomain.Spatial && k.Target.Layer == layer && context.Card.FindLayer(k.Source) is null)];
    }
}
