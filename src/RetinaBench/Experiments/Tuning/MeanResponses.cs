using RetinaBench.Models;

namespace RetinaBench.Experiments.Tuning;

/// <summary>Plans the recording of a layer's mean responses in the intact model.</summary>
internal static class MeanResponses
{
    /// <summary>The plan, or its refusal for a model without such a layer.</summary>
    public static ExperimentPlan Plan(string environment, ModelCard card, LayerRole role) =>
        card.FindLayer(role) is { } layer
            ? ExperimentPlan.Of(new Probe(environment, [new(Lesion.None, [new(layer.Name, Reduction.Mean)])]))
            : ExperimentPlan.NotApplicable($"the model has no {role.ToString().ToLowerInvariant()} layer");
}
