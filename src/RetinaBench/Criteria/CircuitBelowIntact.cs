using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Criteria;

/// <summary>The minimal circuit's accuracy rises over a range, and stays below that of the intact model.</summary>
public sealed record CircuitBelowIntact : CriterionDefinition
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
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        AccuracyPoint[] circuit = CurveRange.Points(Measured<AccuracyCurve>(outcomes, Experiment), From, To);
        AccuracyPoint[] intact = CurveRange.Points(Measured<AccuracyCurve>(outcomes, Intact), From, To);
        if (circuit.Length < 2 || intact.Length == 0)
            return Decide(Verdict.InsufficientData, "too few points", Text.Of($"at least 2 points are needed from {From} to {To}"));

        Proportion low = Pool(circuit.Take(circuit.Length / 2)), high = Pool(circuit.Skip((circuit.Length + 1) / 2));
        Proportion all = Pool(circuit), whole = Pool(intact);
        double rise = high.Value - low.Value;
        (double lower, double upper) = NewcombeInterval(high, low);
        Verdict rises = Bounds.AtLeast(rise, upper, RiseAtLeast);
        Verdict below = all.Upper < whole.Lower ? Verdict.Passed : all.Value >= whole.Value ? Verdict.Failed : Verdict.InsufficientData;
        Verdict verdict = Bounds.Both(rises, below);
        string measured = $"rise {Text.Number(rise)} [{Text.Number(lower)}, {Text.Number(upper)}], from {Text.Number(low.Value)} to {Text.Number(high.Value)}; circuit {Text.Number(all.Value)}, intact {Text.Number(whole.Value)}";
        string reason = $"{Bounds.Explain(rises, Text.Of($"rise >= {RiseAtLeast}"))}; {Bounds.Explain(below, "circuit below intact")}";
        return Decide(verdict, rise, lower, upper, measured, reason);
    }

    private static Proportion Pool(IEnumerable<AccuracyPoint> points) => CurveRange.Pool(points, p => p.Overall);

    /// <summary>Interval of a difference of two independent proportions from their Wilson intervals (Newcombe 1998, method 10).</summary>
    private static (double Lower, double Upper) NewcombeInterval(Proportion a, Proportion b)
    {
        double difference = a.Value - b.Value;
        return (
            difference - Math.Sqrt(Square(a.Value - a.Lower) + Square(b.Upper - b.Value)),
            difference + Math.Sqrt(Square(a.Upper - a.Value) + Square(b.Value - b.Lower)));
    }

    private static double Square(double x) => x * x;
}
