using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>The circuit's bipolar type is among the weakest at slow speeds and rises steeply.</summary>
public sealed record CircuitBipolarAmplitude : Criterion
{
    /// <summary>Id of an experiment that makes an <see cref="AmplitudeTable"/> of the bipolar layer.</summary>
    public required string Experiment { get; init; }

    /// <summary>Id of the experiment that names the circuit, a <see cref="CircuitTable"/>.</summary>
    public required string Circuit { get; init; }

    /// <summary>Share of the strongest type's response at the fastest speed from which on a type counts as active, 0 to 1.</summary>
    public required double ActiveShare { get; init; }

    /// <summary>Highest rank that the type may have at the slowest speed among the active types; 1 is the weakest.</summary>
    public required int RankAtMost { get; init; }

    /// <summary>Least ratio of the mean response at the fastest to that at the slowest speed.</summary>
    public required double RatioAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment, Circuit];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"the bipolar type of {Circuit} ranks among the {RankAtMost} weakest of the active types of {Experiment} (response at the fastest speed >= {ActiveShare} of the strongest) at the slowest speed, and its response grows >= {RatioAtLeast}-fold to the fastest");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() => [.. OptionChecks.Share("activeShare", ActiveShare), .. OptionChecks.Positive("rankAtMost", RankAtMost)];

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        AmplitudeTable table = Measured<AmplitudeTable>(outcomes, Experiment);
        int type = Measured<CircuitTable>(outcomes, Circuit).Best.Bipolar;
        double strongest = table.Rows.Max(r => r.Means[^1].Value);
        AmplitudeRow[] active = [.. table.Rows.Where(r => r.Means[^1].Value > 0 && r.Means[^1].Value >= ActiveShare * strongest)];
        AmplitudeRow? row = active.FirstOrDefault(r => r.Index == type);
        if (row is null)
            return Decide(Verdict.Failed, Text.Of($"bipolar {type} is not active"), "the circuit's bipolar type hardly responds");

        Estimate slow = row.Means[0], fast = row.Means[^1];
        // A type counts as weaker only if its interval lies below: equals share the better rank.
        int rank = 1 + active.Count(r => r.Means[0].Upper < slow.Lower);
        Verdict weak = rank <= RankAtMost ? Verdict.Passed : Verdict.Failed;
        string where = Text.Of($"bipolar {type}: rank {rank} of {active.Length} active at {table.Axis.Name} = {table.X[0]}");
        if (slow.Value <= 0)
            return Decide(weak, Text.Of($"{where}, from 0 to {Text.Number(fast.Value)} at {table.X[^1]}"), Bounds.Explain(weak, Text.Of($"rank <= {RankAtMost}")));

        double ratio = fast.Value / slow.Value;
        // Without a lower end above 0 the ratio has no upper bound, and no stimuli would rule a large one out.
        double? upper = slow.Lower > 0 ? fast.Upper / slow.Lower : null;
        Verdict verdict = Bounds.Both(weak, Bounds.AtLeast(ratio, upper ?? double.PositiveInfinity, RatioAtLeast));
        return new(
            Id,
            verdict,
            ratio,
            fast.Lower / slow.Upper,
            upper,
            Text.Of($"{where}, {Text.Number(ratio)}-fold at {table.X[^1]}"),
            Bounds.Explain(verdict, Text.Of($"rank <= {RankAtMost} and ratio >= {RatioAtLeast}")));
    }
}
