using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;

namespace RetinaBench.Experiments.Lesions;

/// <summary>Measures the best circuits of a search again, on stimuli that the search did not see.</summary>
/// <remarks>Accuracies pool all points of the environment.</remarks>
public sealed record CircuitConfirmationExperiment : StimulusExperiment
{
    /// <summary>Id of the search.</summary>
    public required string Screen { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Dependency> Dependencies => [new("screen", Screen, typeof(CircuitScreen))];

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(CircuitSearchTable);

    /// <inheritdoc/>
    protected override bool ReadsDecisions => true;

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(results);
        return context.TryGet(Screen, out CircuitScreen? screen, out Refusal? refusal)
            ? ExperimentOutcome.Of(Id, new CircuitSearchTable(
                screen, [.. Found(screen).Select(circuit => new ConfirmedCircuit(circuit, Decisions.Accuracy(results[Environment, Condition(context.Card, circuit)])))]))
            : new(Id, null, refusal);
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.TryGet(Screen, out CircuitScreen? screen, out Refusal? refusal)
            ? ExperimentPlan.Of(Decisions.Probe(Environment, context.Card, Found(screen).Select(circuit => Condition(context.Card, circuit))))
            : ExperimentPlan.Because(refusal);
    }

    private static IEnumerable<ScreenedCircuit> Found(CircuitScreen screen) =>
        screen.BestVital is { } vital && !screen.Best.Contains(vital) ? screen.Best.Append(vital) : screen.Best;

    private static Lesion Condition(ModelCard card, ScreenedCircuit circuit) => Lesion.Isolate(card, Lesion.ParseCellTypes(circuit.Kept, card));
}
