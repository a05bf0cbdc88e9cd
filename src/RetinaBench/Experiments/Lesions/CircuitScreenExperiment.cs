using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Lesions;

/// <summary>Searches all circuits of four cell types for the most accurate ones.</summary>
/// <remarks>
/// The best of thousands of circuits on the stimuli that picked it is too good by chance: <see cref="CircuitConfirmationExperiment"/> measures it again.
/// The model sees each stimulus once, and what circuits have in common is computed once by models that share work between lesions.
/// Accuracies pool all points of the environment.
/// </remarks>
public sealed record CircuitScreenExperiment : StimulusExperiment
{
    /// <summary>Id of the single-lesion experiment that finds the vital pair, whose circuits are ranked among all; a model without such a pair is searched all the same.</summary>
    public required string Lesions { get; init; }

    /// <summary>Whether every subset of four bipolar, amacrine and ganglion types is searched; false (the default) for one bipolar, one amacrine and two ganglion types.</summary>
    /// <remarks>Of three layers of 8 types there are 10,626 subsets and 1,792 circuits of the default shape.</remarks>
    public bool EverySubset { get; init; }

    /// <summary>Most circuits that are searched, 1 or more; to a model that has more the experiment does not apply.</summary>
    public required int CircuitsAtMost { get; init; }

    /// <summary>How many of the best circuits are reported, 1 or more.</summary>
    public required int Keep { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Dependency> Dependencies => [Dependency.OnLesions(Lesions)];

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(CircuitScreen);

    /// <inheritdoc/>
    protected override bool ReadsDecisions => true;

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check(IStimulusEnvironment environment) =>
        [.. base.Check(environment), .. OptionChecks.Positive("circuitsAtMost", CircuitsAtMost), .. OptionChecks.Positive("keep", Keep)];

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(results);
        int[]? vital = context.TryGet(Lesions, out LesionTable? table, out _) ? VitalPair.Of(table, out _) : null;
        string[] vitalCircuits = vital is null ? [] : [.. Circuit.Pairs(context.Card).Select(p => FourTypeCircuits.Text(
            [Circuit.Type(context.Card, LayerRole.Bipolar, p.Bipolar), Circuit.Type(context.Card, LayerRole.Amacrine, p.Amacrine), .. vital.Order().Select(g => Circuit.Type(context.Card, LayerRole.Ganglion, g))]))];
        var isVital = vitalCircuits.ToHashSet(StringComparer.Ordinal);
        // The sort is stable: equal circuits keep the order of the search.
        ScreenedCircuit[] ranked = [.. FourTypeCircuits.Of(context.Card, EverySubset)
            .Select(types => (Kept: FourTypeCircuits.Text(types), Accuracy: Decisions.Accuracy(results[Environment, Lesion.Isolate(context.Card, types)])))
            .OrderByDescending(circuit => circuit.Accuracy.Value)
            .Select((circuit, i) => new ScreenedCircuit(circuit.Kept, isVital.Contains(circuit.Kept), i + 1, circuit.Accuracy))];
        return ExperimentOutcome.Of(Id, new CircuitScreen(
            ranked.Length,
            EverySubset ? "every four bipolar, amacrine and ganglion types" : "one bipolar, one amacrine and two ganglion types",
            ranked.Count(circuit => !ProportionDifference.Of(ranked[0].Accuracy, circuit.Accuracy).Excludes(0)),
            [.. ranked.Take(Keep)],
            ranked.FirstOrDefault(circuit => circuit.IsVital)));
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ModelCard card = context.Card;
        if (FourTypeCircuits.Lacking(card) is { } lacking)
            return ExperimentPlan.NotApplicable(lacking);
        long count = FourTypeCircuits.Count(card, EverySubset);
        return count is 0 || count > CircuitsAtMost
            ? ExperimentPlan.NotApplicable(FormattableString.Invariant($"the model has {count} circuits of four types; 1 to {CircuitsAtMost} are searched"))
            : ExperimentPlan.Of(Decisions.Probe(Environment, card, FourTypeCircuits.Of(card, EverySubset).Select(types => Lesion.Isolate(card, types))));
    }
}
