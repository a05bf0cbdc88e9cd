using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Models.Validation;

namespace RetinaBench.Experiments.Kernels;

/// <summary>Lists the spatial and temporal kernels of a model, so that they can be drawn.</summary>
/// <remarks>Nothing is shown: it reads weights alone. A readout is no cell type and left out.</remarks>
public sealed record KernelExperiment : Experiment
{
    /// <summary>Most values that a record holds; all of the published model's kernels are 3,928.</summary>
    private const int MostValues = 100_000;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(KernelTable);

    /// <inheritdoc/>
    public override ExperimentPlan Plan(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Kernel[] kernels = Of(context);
        int values = kernels.Sum(k => k.Weights.Length);
        if (kernels.Length == 0)
            return ExperimentPlan.NotApplicable("the model shows no kernels");
        if (KernelCheck.FindFault(context.Card, kernels) is { } fault)
            return ExperimentPlan.Because(new(RefusalKind.Errored, fault));
        return values > MostValues
            ? ExperimentPlan.NotApplicable(FormattableString.Invariant($"its kernels are {values} values, and at most {MostValues} are drawn"))
            : ExperimentPlan.Of();
    }

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ExperimentOutcome.Of(Id, new KernelTable([.. Of(context).Select(k =>
            new KernelRow(k.Target.Layer, k.Target.Index, k.Source, k.SourceType, k.Domain, k.Rows, k.Columns, [.. k.Weights.ToArray()]))]));
    }

    // In the order of the signal flow, whatever order the model lists them in: by layer, then convolution, then cell type, then source type.
    private static Kernel[] Of(ExperimentContext context)
    {
        string[] layers = [.. context.Card.Layers.Select(l => l.Name)];
        return
        [
            .. ((context.Model as IKernelSource)?.Kernels ?? [])
                .Where(k => context.Card.FindLayer(k.Target.Layer) is { Role: not LayerRole.Decision })
                .OrderBy(k => Array.IndexOf(layers, k.Target.Layer)).ThenBy(k => k.Domain).ThenBy(k => Array.IndexOf(layers, k.Source)).ThenBy(k => k.Target.Index).ThenBy(k => k.SourceType),
        ];
    }
}
