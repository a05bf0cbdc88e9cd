using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>No single lesion in the named layers costs much: the layer is redundant.</summary>
public sealed record LesionRedundancy : Criterion
{
    /// <summary>Id of an experiment that makes a <see cref="LesionTable"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Roles of the layers; those that the model lacks do not count.</summary>
    public required IReadOnlyList<LayerRole> Layers { get; init; }

    /// <summary>Least share of the intact accuracy that every lesion retains.</summary>
    public required double RetainedAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"every single lesion in {string.Join(" and ", Layers).ToLowerInvariant()} cells retains >= {RetainedAtLeast} of the intact accuracy");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        OptionChecks.Share("retainedAtLeast", RetainedAtLeast);

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        LesionTable table = Measured<LesionTable>(outcomes, Experiment);
        LesionRow[] rows = [.. table.Rows.Where(r => Layers.Contains(r.Role))];
        if (rows.Length == 0)
            return Decide(Verdict.NotApplicable, "no such layer", $"the model has no layer of {string.Join(" or ", Layers).ToLowerInvariant()} cells");

        LesionRow worst = rows.MinBy(r => r.Retained)!;
        double intact = table.Intact.Value;
        // The lesion's interval divided by the intact value: intact and lesioned answers share their stimuli, so treating
        // both as uncertain would count the same chance twice.
        double lower = worst.Accuracy.Lower / intact, upper = worst.Accuracy.Upper / intact;
        Verdict verdict = Bounds.AtLeast(worst.Retained, upper, RetainedAtLeast);
        return Decide(
            verdict,
            worst.Retained,
            lower,
            upper,
            Text.Of($"least retained: {Text.Number(worst.Retained)} [{Text.Number(lower)}, {Text.Number(upper)}] without {worst.Layer} {worst.Index}, of {rows.Length} lesions"),
            Bounds.Explain(verdict, Text.Of($"retained >= {RetainedAtLeast}")));
    }
}
