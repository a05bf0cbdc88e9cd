using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Criteria;

/// <summary>The circuit's amacrine type responds most of all amacrine types.</summary>
public sealed record CircuitAmacrineAmplitude : Criterion
{
    /// <summary>Id of an experiment that makes an <see cref="AmplitudeTable"/> of the amacrine layer.</summary>
    public required string Experiment { get; init; }

    /// <summary>Id of the experiment that names the circuit, a <see cref="CircuitTable"/>.</summary>
    public required string Circuit { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment, Circuit];

    /// <inheritdoc/>
    protected override string Rule => $"no amacrine type of {Experiment} responds more, over all speeds, than the one of {Circuit}";

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        AmplitudeTable table = Measured<AmplitudeTable>(outcomes, Experiment);
        int type = Measured<CircuitTable>(outcomes, Circuit).Best.Amacrine;
        Estimate mine = Amplitudes.Overall(table.Rows[type]);
        if (table.Rows.Count < 2 || mine.Value == 0)
            return Decide(mine.Value == 0 ? Verdict.Failed : Verdict.NotApplicable, Text.Of($"amacrine {type}: {Text.Number(mine)}"), mine.Value == 0 ? "the circuit's amacrine type is silent" : "there is no other amacrine type");

        AmplitudeRow rival = table.Rows.Where(r => r.Index != type).MaxBy(r => Amplitudes.Overall(r).Value)!;
        Estimate theirs = Amplitudes.Overall(rival);
        Verdict verdict = mine.Value >= theirs.Value ? Verdict.Passed : mine.Upper < theirs.Lower ? Verdict.Failed : Verdict.InsufficientData;
        return Decide(
            verdict,
            mine.Value,
            mine.Lower,
            mine.Upper,
            Text.Of($"amacrine {type}: {Text.Number(mine)}; next, amacrine {rival.Index}: {Text.Number(theirs)} (magnitudes)"),
            Bounds.Explain(verdict, "largest mean response"));
    }
}
