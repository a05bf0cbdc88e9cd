using RetinaBench.Experiments;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Runs.Planning;

/// <summary>Holds the probes of an experiment to what it declared and to what the model has.</summary>
internal static class ProbeCheck
{
    /// <summary>Why the probes of an experiment cannot be carried out on a model, or null.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="probes">What it asks for.</param>
    /// <param name="context">The model and the environments.</param>
    public static Refusal? Refuse(IExperiment experiment, IReadOnlyList<Probe> probes, ExperimentContext context)
    {
        foreach (Probe probe in probes)
        {
            if (!experiment.Environments.Contains(probe.Environment))
                return Defect($"experiment {experiment.Id} asks for environment {probe.Environment} without declaring it");
            if (ModelAbility.Responding.FindLack(context.Model) is { } lack)
                return Defect($"experiment {experiment.Id} shows stimuli, but does not need a model that answers them: {lack}");
            IStimulusEnvironment environment = context.Environment(probe.Environment);
            if (environment.Geometry != context.Card.Input)
                return new(RefusalKind.NotApplicable, $"{context.Card.Name} takes movies of {context.Card.Input}; environment {environment.Name} shows {environment.Geometry}");
            foreach (int point in probe.Points ?? [])
            {
                if (point < 0 || point >= environment.Points.Count)
                    return Defect($"experiment {experiment.Id} asks for point {point} of environment {environment.Name}; valid are 0 to {environment.Points.Count - 1}");
            }

            foreach (ConditionQuery condition in probe.Conditions)
            {
                if (Refuse(experiment, condition, context.Card) is { } refusal)
                    return refusal;
            }
        }

        return null;
    }

    private static Refusal? Refuse(IExperiment experiment, ConditionQuery condition, ModelCard card)
    {
        foreach (CellType type in condition.Lesion.CellTypes)
        {
            if (card.FindLayer(type.Layer) is not { } layer || type.Index >= layer.CellTypes)
                return Defect($"experiment {experiment.Id} lesions {type}, which {card.Name} has not");
        }

        foreach (ResponseRequest request in condition.Requests)
        {
            if (card.FindLayer(request.Layer) is not { } layer)
                return Defect($"experiment {experiment.Id} asks for layer {request.Layer}, which {card.Name} has not");
            if (layer.Role == LayerRole.Decision && layer.Positions != 1)
                return Defect($"decision layer {layer.Name} of {card.Name} has {layer.Positions} positions; a decision has 1");
        }

        return null;
    }

    private static Refusal Defect(string reason) => new(RefusalKind.Errored, reason);
}
