using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>The best of all circuits of four types still does the task to some degree.</summary>
/// <remarks>Judged is the winner of the search, on stimuli that did not pick it; so the number of circuits searched does not flatter it.</remarks>
public sealed record BestSearchedCircuit : Criterion
{
    /// <summary>Id of an experiment that makes a <see cref="CircuitSearchTable"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Least accuracy of the winner on fresh stimuli.</summary>
    public required double AtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"the circuit that wins the search reaches accuracy >= {AtLeast} on the fresh stimuli of {Experiment}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        OptionChecks.Share("atLeast", AtLeast);

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        CircuitSearchTable table = Measured<CircuitSearchTable>(outcomes, Experiment);
        (ScreenedCircuit winner, Proportion fresh) = table.Rows[0];
        Verdict verdict = fresh.Trials < CurveRange.LeastStimuli ? Verdict.InsufficientData : Bounds.AtLeast(fresh.Value, fresh.Upper, AtLeast);
        string vital = table.Screen.BestVital is { } best ? Text.Of($"; best around the vital pair: rank {best.Rank}") : "";
        return Decide(
            verdict,
            fresh.Value,
            fresh.Lower,
            fresh.Upper,
            Text.Of($"best of {table.Screen.Searched}: {Named(winner)}: {Text.Number(fresh)} fresh stimuli, {Text.Number(winner.Accuracy.Value)} where it was found, {table.Screen.EqualToBest} as good{vital}"),
            Bounds.Explain(verdict, Text.Of($"accuracy >= {AtLeast}")));
    }

    private static string Named(ScreenedCircuit circuit) => circuit.Kept.Replace(":", " ", StringComparison.Ordinal).Replace(";", " + ", StringComparison.Ordinal).Replace(",", ", ", StringComparison.Ordinal);
}
