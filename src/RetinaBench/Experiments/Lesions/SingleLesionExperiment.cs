using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Lesions;

/// <summary>Lesions every cell type of the bipolar, amacrine and ganglion layers alone, and finds the vital ganglion types.</summary>
/// <remarks>Accuracies pool all points of the environment.</remarks>
public sealed record SingleLesionExperiment : StimulusExperiment
{
    private static readonly LayerRole[] Roles = [LayerRole.Bipolar, LayerRole.Amacrine, LayerRole.Ganglion];

    /// <summary>A ganglion type is vital when its lesion retains less than this share of the intact accuracy, 0 to 1.</summary>
    public required double VitalBelow { get; init; }

    /// <summary>Intact accuracy from which a model counts as working, 0 to 1; in a model below it no type is vital, whatever its lesion does.</summary>
    public required double WorkingAccuracy { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(LesionTable);

    /// <inheritdoc/>
    protected override bool ReadsDecisions => true;

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> Check(IStimulusEnvironment environment) =>
        [.. base.Check(environment), .. OptionChecks.Share("vitalBelow", VitalBelow), .. OptionChecks.Share("workingAccuracy", WorkingAccuracy)];

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(results);
        (Proportion intactLeft, Proportion intactRight) = Accuracies(results, Lesion.None);
        Proportion intact = intactLeft.Plus(intactRight);
        LesionRow[] rows = [.. Types(context.Card).Select(t => Row(t.Layer, t.Type, Accuracies(results, Lesion.Of(t.Type)), intact, Decisions.Answers(results[Environment, Lesion.Of(t.Type)])))];
        LesionRow[] vital = intact.Value < WorkingAccuracy
            ? []
            : [.. rows.Where(r => r.Role == LayerRole.Ganglion && r.Retained < VitalBelow).OrderBy(r => r.Retained).ThenBy(r => r.Index)];
        return ExperimentOutcome.Of(Id, new LesionTable(
            intact,
            intactLeft,
            intactRight,
            VitalBelow,
            rows,
            [.. vital.Select(r => r.Index)],
            vital.Where(r => RightwardCost(r) > 0).MaxBy(RightwardCost)?.Index,
            vital.Where(r => RightwardCost(r) < 0).MinBy(RightwardCost)?.Index,
            Decisions.Answers(results[Environment, Lesion.None])));

        // Accuracy lost on rightward stimuli beyond that lost on leftward ones; its sign keeps the two preferences apart.
        double RightwardCost(LesionRow row) => intactRight.Value - row.Right.Value - (intactLeft.Value - row.Left.Value);
    }

    /// <inheritdoc/>
    protected override ExperimentPlan PlanFor(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Lesion[] lesions = [.. Types(context.Card).Select(t => Lesion.Of(t.Type))];
        return lesions.Length == 0
            ? ExperimentPlan.NotApplicable("the model has no bipolar, amacrine or ganglion layer to lesion")
            : ExperimentPlan.Of(Decisions.ProbeOfAnswers(Environment, context.Card, lesions.Prepend(Lesion.None)));
    }

    private static IEnumerable<(LayerCard Layer, CellType Type)> Types(ModelCard card) =>
        from layer in card.Layers
        where Roles.Contains(layer.Role)
        from index in Enumerable.Range(0, layer.CellTypes)
        select (layer, new CellType(layer.Name, index));

    private (Proportion Left, Proportion Right) Accuracies(ProbeResults results, Lesion lesion) =>
        (results[Environment, lesion].Select(Decisions.Left).Aggregate((a, b) => a.Plus(b)),
            results[Environment, lesion].Select(Decisions.Right).Aggregate((a, b) => a.Plus(b)));

    private static LesionRow Row(LayerCard layer, CellType type, (Proportion Left, Proportion Right) accuracy, Proportion intact, string? answers)
    {
        Proportion overall = accuracy.Left.Plus(accuracy.Right);
        // A model that is never right has nothing to lose.
        double retained = intact.Successes == 0 ? 1 : overall.Value / intact.Value;
        return new(layer.Name, layer.Role, type.Index, overall, accuracy.Left, accuracy.Right, retained, answers);
    }
}
