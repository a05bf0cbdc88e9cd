using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>Accuracy rises over a range of what varies: the least-squares line through its points has a slope above a threshold.</summary>
/// <remarks>
/// Every point weighs the same. Weights by the binomial variance would let points at the ceiling dominate the more, the
/// more stimuli are shown, so that the slope would depend on the counts. The slope's standard error follows from the
/// binomial variances, with (successes + 1)/(trials + 2) in them so that a point at 0 or 1 keeps a variance.
/// </remarks>
public sealed record RisingAccuracy : Criterion
{
    /// <summary>Id of an experiment that makes an <see cref="AccuracyCurve"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>X above which points count; the point itself does not.</summary>
    public required double Above { get; init; }

    /// <summary>Highest x that counts.</summary>
    public required double To { get; init; }

    /// <summary>Least slope, in accuracy a unit of x.</summary>
    public required double SlopeAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"slope of accuracy in {Experiment} over ({Above}, {To}] is >= {SlopeAtLeast}, with its 95 % interval above 0");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        OptionChecks.Ordered("above", Above, "to", To);

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        AccuracyCurve curve = Measured<AccuracyCurve>(outcomes, Experiment);
        AccuracyPoint[] range = CurveRange.PointsAbove(curve, Above, To);
        if (range.Length < 3 || !CurveRange.Suffices(range))
            return Decide(Verdict.InsufficientData, "too few stimuli", Text.Of($"a slope needs 3 points over ({Above}, {To}] and {CurveRange.LeastStimuli} stimuli a point"));

        Estimate slope = Slope(range);
        Verdict verdict = Bounds.Both(
            Bounds.AtLeast(slope.Value, slope.Upper, SlopeAtLeast),
            slope.Lower > 0 ? Verdict.Passed : slope.Value > 0 ? Verdict.InsufficientData : Verdict.Failed);
        string measured = $"slope {Text.Number(slope)}, from {Text.Number(range[0].Overall.Value)} to {Text.Number(range[^1].Overall.Value)}"
            + (curve.Threshold is null ? "; 75 % not reached" : $"; 75 % at {Text.Number(curve.Threshold)}");
        return Decide(verdict, slope.Value, slope.Lower, slope.Upper, measured, Bounds.Explain(verdict, Text.Of($"slope >= {SlopeAtLeast} and above 0")));
    }

    private static Estimate Slope(AccuracyPoint[] points)
    {
        double centre = points.Average(p => p.X), sxx = 0, sxy = 0, variance = 0;
        foreach (AccuracyPoint point in points)
        {
            double dx = point.X - centre, trials = point.Overall.Trials;
            double shrunk = (point.Overall.Successes + 1) / (trials + 2);
            sxx += dx * dx;
            sxy += dx * point.Overall.Value;
            variance += dx * dx * shrunk * (1 - shrunk) / trials;
        }

        double slope = sxy / sxx, half = Proportion.Z95 * Math.Sqrt(variance) / sxx;
        return new(slope, slope - half, slope + half, points.Sum(p => p.Overall.Trials));
    }
}
