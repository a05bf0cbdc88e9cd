using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;

namespace RetinaBench.Experiments.Constraints;

/// <summary>The range of responses of every layer of the intact model but the decision, and the least weight into it where the model shows its kernels.</summary>
public sealed record SignExperiment : StimulusExperiment
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(SignTable);

    /// <inheritdoc/>
    protected override bool ReadsDecisions => false;

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(results);
        IReadOnlyList<PointTally> tallies = results[Environment, Lesion.None];
        return ExperimentOutcome.Of(Id, new SignTable([.. Layers(context.Card).Select(layer => new SignRow(
            layer.Name,
            layer.Role,
            tallies.Min(t => t[new(layer.Name, Reduction.Minimum)].Minimum.Min()),
            tallies.Max(t => t[new(layer.Name, Reduction.Maximum)].Maximum.Max()),
            SmallestWeight(context.Model as IKernelSource, layer)))]));
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ResponseRequest[] requests = [.. Layers(context.Card).SelectMany(
            layer => new ResponseRequest[] { new(layer.Name, Reduction.Minimum), new(layer.Name, Reduction.Maximum) })];
        return requests.Length == 0
            ? ExperimentPlan.NotApplicable("the model has no layer but its decision")
            : ExperimentPlan.Of(new Probe(Environment, [new(Lesion.None, requests)]));
    }

    private static IEnumerable<LayerCard> Layers(ModelCard card) => card.Layers.Where(l => l.Role != LayerRole.Decision);

    private static double? SmallestWeight(IKernelSource? source, LayerCard layer)
    {
        float[] weights = [.. (source?.Kernels ?? []).Where(k => k.Target.Layer == layer.Name).SelectMany(k => k.Weights.ToArray())];
        return weights.Length == 0 ? null : weights.Min();
    }
}
