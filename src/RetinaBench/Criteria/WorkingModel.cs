using System.Text.Json.Serialization;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;

namespace RetinaBench.Criteria;

/// <summary>The presupposition that a model does the task: without it a claim about how it does so is neither true nor false.</summary>
/// <param name="Experiment">Id of an experiment that makes a <see cref="LesionTable"/>, whose intact accuracy counts.</param>
/// <param name="Accuracy">Least intact accuracy, 0 to 1.</param>
public sealed record WorkingModel(string Experiment, double Accuracy)
{
    /// <summary>The presupposition in words.</summary>
    [JsonIgnore]
    public string Rule => Text.Of($"intact accuracy >= {Accuracy} in {Experiment}");

    /// <summary>Null when it holds, else the reason why nothing can be judged.</summary>
    /// <param name="outcomes">Outcomes of the suite's experiments.</param>
    public Refusal? Judge(ExperimentOutcomes outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ExperimentOutcome outcome = outcomes[Experiment];
        return outcome.Measurement switch
        {
            LesionTable table when table.Intact.Trials < CurveRange.LeastStimuli => new(
                RefusalKind.InsufficientData, Text.Of($"presupposes a working model, which {table.Intact.Trials} stimuli cannot show: {CurveRange.LeastStimuli} are needed")),
            LesionTable table when table.Intact.Value >= Accuracy => null,
            LesionTable table => new(RefusalKind.InsufficientData, Text.Of($"presupposes a working model: intact accuracy {Text.Number(table.Intact.Value)} is below {Accuracy}")),
            _ => outcome.Refusal ?? new(RefusalKind.NotApplicable, $"experiment {Experiment} has no intact accuracy"),
        };
    }
}
