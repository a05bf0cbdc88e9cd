using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>A lesion biases the answers to one direction: accuracy parts between leftward and rightward stimuli.</summary>
public sealed record BiasedDirectionLesion : Criterion
{
    /// <summary>Id of an experiment that makes a <see cref="DirectionLesionTable"/> of a single lesion.</summary>
    public required string Experiment { get; init; }

    /// <summary>Lowest x that counts: where the circuit's bipolar type has become active.</summary>
    public required double From { get; init; }

    /// <summary>Highest x that counts.</summary>
    public required double To { get; init; }

    /// <summary>Least difference between the accuracies of the two directions.</summary>
    public required double DifferenceAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"in {Experiment} from {From} to {To} the lesion parts left and right accuracy by >= {DifferenceAtLeast}, more than in the reference");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() => [.. OptionChecks.Ordered("from", From, "to", To), .. OptionChecks.Share("differenceAtLeast", DifferenceAtLeast)];

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        DirectionLesionTable table = Measured<DirectionLesionTable>(outcomes, Experiment);
        Difference reference = Difference.Of(CurveRange.Points(table.Reference, From, To));
        Difference lesioned = table.Lesions.Select(c => Difference.Of(CurveRange.Points(c, From, To))).MaxBy(d => d.Size);
        if (lesioned.Trials == 0)
            return Decide(Verdict.InsufficientData, "no stimuli", "both directions are needed");

        Verdict verdict = Bounds.AtLeast(lesioned.Size, lesioned.Size + lesioned.HalfWidth, DifferenceAtLeast);
        if (verdict == Verdict.Passed && lesioned.Size <= reference.Size)
            verdict = Verdict.Failed;
        return Decide(
            verdict,
            lesioned.Size,
            lesioned.Size - lesioned.HalfWidth,
            lesioned.Size + lesioned.HalfWidth,
            $"lesioned: right {Text.Number(lesioned.Right)}, left {Text.Number(lesioned.Left)}; reference: right {Text.Number(reference.Right)}, left {Text.Number(reference.Left)}",
            Bounds.Explain(verdict, Text.Of($"difference >= {DifferenceAtLeast} and above the reference's {Text.Number(reference.Size)}")));
    }

    private readonly record struct Difference(double Left, double Right, double HalfWidth, int Trials)
    {
        public double Size => Math.Abs(Left - Right);

        public static Difference Of(AccuracyPoint[] points)
        {
            Proportion left = CurveRange.Pool(points, p => p.Left), right = CurveRange.Pool(points, p => p.Right);
            // Sum in quadrature of the two Wilson half-widths.
            double half = Math.Sqrt(Math.Pow((left.Upper - left.Lower) / 2, 2) + Math.Pow((right.Upper - right.Lower) / 2, 2));
            return new(left.Value, right.Value, half, Math.Min(left.Trials, right.Trials));
        }
    }
}
