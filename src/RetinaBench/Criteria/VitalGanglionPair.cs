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
        Verdict verdict = count >= CountAtLeast ? Verdict.Passed : Verdict.Failed;
        return new(Id, verdict, count, null, null, Text.Of($"{count} vital: {types}"), Text.Of($"{count} vital types, at least {CountAtLeast} are claimed"));
    }
}
