using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>The minimal circuit's accuracy rises over a range, and stays below that of the intact model.</summary>
public sealed record CircuitBelowIntact : Criterion
{
    /// <summary>Id of the circuit's experiment, an <see cref="AccuracyCurve"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Id of the intact model's experiment over the same points, an <see cref="AccuracyCurve"/>.</summary>
    public required string Intact { get; init; }

    /// <summary>Lowest x that counts.</summary>
    public required double From { get; init; }

    /// <summary>Highest x that counts.</summary>
    public required double To { get; init; }

    /// <summary>Least rise in accuracy from the lower to the upper half of the range.</summary>
    public required double RiseAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment, Intact];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"accuracy of {Experiment} rises by >= {RiseAtLeast} from the lower to the upper half of [{From}, {To}], and lies below {Intact} there");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() => [.. OptionChecks.Ordered("from", From, "to", To), .. OptionChecks.Share("riseAtLeast", RiseAtLeast)];

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        AccuracyPoint[] circuit = CurveRange.Points(Measured<AccuracyCurve>(outcomes, Experiment), From, To);
        AccuracyPoint[] intact = CurveRange.Points(Measured<AccuracyCurve>(outcomes, Intact), From, To);
        if (circuit.Length < 2 || !CurveRange.Suffices(circuit) || !CurveRange.Suffices(intact))
            return Decide(Verdict.InsufficientData, "too few stimuli", Text.Of($"at least 2 points from {From} to {To} and {CurveRange.LeastStimuli} stimuli a point are needed"));

        Proportion low = Pool(circuit.Take(circuit.Length / 2)), high = Pool(circuit.Skip((circuit.Length + 1) / 2));
        Proportion all = Pool(circuit), whole = Pool(intact);
        Estimate rise = ProportionDifference.Of(high, low);
        Verdict rises = Bounds.AtLeast(rise.Value, rise.Upper, RiseAtLeast);
        Verdict below = all.Upper < whole.Lower ? Verdict.Passed : all.Value >= whole.Value ? Verdict.Failed : Verdict.InsufficientData;
        Verdict verdict = Bounds.Both(rises, below);
        string measured = $"rise {Text.Number(rise)}, from {Text.Number(low.Value)} to {Text.Number(high.Value)}; circuit {Text.Number(all.Value)}, intact {Text.Number(whole.Value)}";
        string reason = $"{Bounds.Explain(rises, Text.Of($"rise >= {RiseAtLeast}"))}; {Bounds.Explain(below, "circuit below intact")}";
        return Decide(verdict, rise.Value, rise.Lower, rise.Upper, measured, reason);
    }

    private static Proportion Pool(IEnumerable<AccuracyPoint> points) => CurveRange.Pool(points, p => p.Overall);
}
