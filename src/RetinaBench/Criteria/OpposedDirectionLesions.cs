using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>One type's lesion removes the right answers, another's the left answers.</summary>
public sealed record OpposedDirectionLesions : Criterion
{
    /// <summary>Id of an experiment that makes a <see cref="DirectionLesionTable"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Lowest x that counts.</summary>
    public required double From { get; init; }

    /// <summary>Highest x that counts.</summary>
    public required double To { get; init; }

    /// <summary>Most accuracy that a lesion may leave in the direction it removes.</summary>
    public required double RemovedAtMost { get; init; }

    /// <summary>Least accuracy that the same lesion leaves in the other direction.</summary>
    public required double KeptAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"in {Experiment} from {From} to {To} one lesion leaves <= {RemovedAtMost} of the right answers and >= {KeptAtLeast} of the left, another the reverse");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() => [.. OptionChecks.Ordered("from", From, "to", To), .. OptionChecks.Share("removedAtMost", RemovedAtMost), .. OptionChecks.Share("keptAtLeast", KeptAtLeast)];

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        DirectionLesionTable table = Measured<DirectionLesionTable>(outcomes, Experiment);
        var sides = table.Lesions.Select((curve, i) =>
        {
            AccuracyPoint[] points = CurveRange.Points(curve, From, To);
            return (Type: table.Lesioned[i], Left: CurveRange.Pool(points, p => p.Left), Right: CurveRange.Pool(points, p => p.Right));
        }).ToArray();
        if (sides.Length == 0 || sides.Any(s => s.Left.Trials == 0 || s.Right.Trials == 0))
            return Decide(Verdict.InsufficientData, "no stimuli", "both directions are needed under every lesion");

        Verdict removesRight = Best(sides.Select(s => Removes(s.Right, s.Left)));
        Verdict removesLeft = Best(sides.Select(s => Removes(s.Left, s.Right)));
        Verdict verdict = Bounds.Both(removesRight, removesLeft);
        string measured = string.Join("; ", sides.Select(s => $"without {s.Type}: right {Text.Number(s.Right.Value)}, left {Text.Number(s.Left.Value)}"));
        string reason = $"a lesion that removes right answers: {Found(removesRight)}; one that removes left answers: {Found(removesLeft)}";
        return Decide(verdict, measured, reason);
    }

    private Verdict Removes(Proportion removed, Proportion kept) => Bounds.Both(
        Bounds.AtMost(removed.Value, removed.Lower, RemovedAtMost),
        Bounds.AtLeast(kept.Value, kept.Upper, KeptAtLeast));

    private static Verdict Best(IEnumerable<Verdict> verdicts) =>
        verdicts.Aggregate(Verdict.Failed, (best, v) => v == Verdict.Passed || (v == Verdict.InsufficientData && best == Verdict.Failed) ? v : best);

    private static string Found(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "found",
        Verdict.Failed => "none",
        _ => "not decided by these counts",
    };
}
