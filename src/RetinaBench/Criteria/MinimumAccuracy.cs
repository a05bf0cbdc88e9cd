using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>Accuracy stays at or above a threshold over a range of what varies.</summary>
public sealed record MinimumAccuracy : Criterion
{
    /// <summary>Id of an experiment that makes an <see cref="AccuracyCurve"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Lowest x that counts.</summary>
    public required double From { get; init; }

    /// <summary>Highest x that counts.</summary>
    public required double To { get; init; }

    /// <summary>The threshold, 0 to 1.</summary>
    public required double AtLeast { get; init; }

    /// <summary>Whether every point must reach it, rather than all stimuli of the range taken together.</summary>
    public required bool EachPoint { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"accuracy >= {AtLeast} {(EachPoint ? "at every point" : "over all stimuli")} of {Experiment} from {From} to {To}");

    /// <inheritdoc/>
    protected override AccuracyFloor? Floor => new(Experiment, From, To, AtLeast);

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() => [.. OptionChecks.Share("atLeast", AtLeast), .. OptionChecks.Ordered("from", From, "to", To)];

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        AccuracyCurve curve = Measured<AccuracyCurve>(outcomes, Experiment);
        AccuracyPoint[] range = CurveRange.Points(curve, From, To);
        if (!CurveRange.Suffices(range))
            return Decide(Verdict.InsufficientData, "too few stimuli", Text.Of($"{CurveRange.LeastStimuli} stimuli a point are needed from {From} to {To}"));

        AccuracyPoint worst = range.MinBy(p => p.Overall.Value)!;
        Proportion decisive = EachPoint ? worst.Overall : CurveRange.Pool(range, p => p.Overall);
        Verdict verdict = Bounds.AtLeast(decisive.Value, decisive.Upper, AtLeast);
        string where = EachPoint ? Text.Of($"lowest at {curve.Axis.Name} = {worst.X}: ") : "";
        return Decide(verdict, decisive.Value, decisive.Lower, decisive.Upper, where + Text.Number(decisive), Bounds.Explain(verdict, Text.Of($"accuracy >= {AtLeast}")));
    }
}
