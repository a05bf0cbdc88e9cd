using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Criteria;

/// <summary>The circuit's bipolar type is among the weakest at slow speeds and rises steeply.</summary>
public sealed record CircuitBipolarAmplitude : CriterionDefinition
{
    /// <summary>Id of an experiment that makes an <see cref="AmplitudeTable"/> of the bipolar layer.</summary>
    public required string Experiment { get; init; }

    /// <summary>Id of the experiment that names the circuit, a <see cref="CircuitTable"/>.</summary>
    public required string Circuit { get; init; }

    /// <summary>Highest rank that the type may have at the slowest speed among the types that respond at all; 1 is the weakest.</summary>
    public required int RankAtMost { get; init; }

    /// <summary>Least ratio of the mean response at the fastest to that at the slowest speed.</summary>
    public required double RatioAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment, Circuit];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"the bipolar type of {Circuit} ranks among the {RankAtMost} weakest active types of {Experiment} at the slowest speed, and its response grows >= {RatioAtLeast}-fold to the fastest");

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        AmplitudeTable table = Measured<AmplitudeTable>(outcomes, Experiment);
        int type = Measured<CircuitTable>(outcomes, Circuit).Best.Bipolar;
        AmplitudeRow[] active = [.. table.Rows.Where(r => r.Means.Any(m => m.Value != 0))];
        AmplitudeRow? row = active.FirstOrDefault(r => r.Index == type);
        if (row is null)
            return Decide(Verdict.Failed, Text.Of($"bipolar {type} is silent"), "the circuit's bipolar type does not respond");

        Estimate slow = row.Means[0], fast = row.Means[^1];
        // A type counts as weaker only if its interval lies below: equals share the better rank.
        int rank = 1 + active.Count(r => r.Means[0].Upper < slow.Lower);
        double ratio = slow.Value <= 0 ? double.MaxValue : fast.Value / slow.Value;
        double upper = slow.Lower <= 0 ? double.MaxValue : fast.Upper / slow.Lower, lower = slow.Upper <= 0 ? double.MaxValue : fast.Lower / slow.Upper;
        Verdict verdict = Bounds.Both(
            rank <= RankAtMost ? Verdict.Passed : Verdict.Failed,
            Bounds.AtLeast(ratio, upper, RatioAtLeast));
        return Decide(
            verdict,
            ratio,
            lower,
            upper,
            Text.Of($"bipolar {type}: rank {rank} of {active.Length} active at {table.Axis.Name} = {table.X[0]}, {Text.Number(ratio)}-fold at {table.X[^1]}"),
            Bounds.Explain(verdict, Text.Of($"rank <= {RankAtMost} and ratio >= {RatioAtLeast}")));
    }
}
