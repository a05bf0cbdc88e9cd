using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Criteria;

/// <summary>The part of an accuracy curve that a rule is about.</summary>
internal static class CurveRange
{
    // Half a unit in the sixth place: a suite file's decimals against the sweep's doubles.
    private const double Slack = 5e-7;

    /// <summary>Fewest stimuli a point on which accuracy is judged: with fewer, models at chance pass one rule or another by luck.</summary>
    public const int LeastStimuli = 20;

    /// <summary>Whether there are points, and every one has enough stimuli to be judged.</summary>
    public static bool Suffices(AccuracyPoint[] points) => points.Length > 0 && points.All(p => p.Overall.Trials >= LeastStimuli);

    /// <summary>The points with stimuli from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public static AccuracyPoint[] Points(AccuracyCurve curve, double from, double to) =>
        [.. curve.Points.Where(p => p.X >= from - Slack && p.X <= to + Slack && p.Overall.Trials > 0)];

    /// <summary>The points with stimuli above <paramref name="above"/>, up to and including <paramref name="to"/>.</summary>
    public static AccuracyPoint[] PointsAbove(AccuracyCurve curve, double above, double to) =>
        [.. Points(curve, above, to).Where(p => p.X > above + Slack)];

    /// <summary>One proportion over all stimuli of several points.</summary>
    public static Proportion Pool(IEnumerable<AccuracyPoint> points, Func<AccuracyPoint, Proportion> which) =>
        points.Select(which).Aggregate(new Proportion(0, 0), (sum, p) => sum.Plus(p));
}
