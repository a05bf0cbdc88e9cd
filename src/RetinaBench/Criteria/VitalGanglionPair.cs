using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>At least so many ganglion types are vital: the lesion of each alone costs accuracy.</summary>
public sealed record VitalGanglionPair : Criterion
{
    /// <summary>Id of an experiment that makes a <see cref="LesionTable"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Least number of vital types.</summary>
    public required int CountAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"at least {CountAtLeast} ganglion types are vital in {Experiment}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        OptionChecks.Positive("countAtLeast", CountAtLeast);

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        LesionTable table = Measured<LesionTable>(outcomes, Experiment);
        int count = table.VitalGanglion.Count;
        string types = count == 0
            ? Text.Of($"no ganglion lesion retains less than {table.VitalBelow}")
            : string.Join(", ", table.VitalGanglion.Select(i => table.Rows.First(r => r.Role == LayerRole.Ganglion && r.Index == i))
                .Select(r => Text.Of($"type {r.Index} retains {Text.Number(r.Retained)}")));
        // The number of types whose interval leaves room for it. As in LesionRedundancy the intact accuracy counts as known: it shares its stimuli with the lesions.
        int atMost = table.Rows.Count(r => r.Role == LayerRole.Ganglion && r.Accuracy.Lower < table.VitalBelow * table.Intact.Value);
        Verdict verdict = Bounds.AtLeast(count, Math.Max(count, atMost), CountAtLeast);
        return new(
            Id, verdict, count, null, null, Text.Of($"{count} vital: {types}"), verdict == Verdict.InsufficientData
                ? Text.Of($"{count} vital types, at least {CountAtLeast} are claimed, and the 95 % intervals of {atMost} types reach below {table.VitalBelow}: more stimuli are needed")
                : Text.Of($"{count} vital types, at least {CountAtLeast} are claimed"));
    }
}
