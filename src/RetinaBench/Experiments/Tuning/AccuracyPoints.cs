using RetinaBench.Experiments.Measurements;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Tuning;

/// <summary>Turns tallies into the points of an accuracy curve.</summary>
internal static class AccuracyPoints
{
    /// <summary>The points of a curve.</summary>
    /// <param name="environment">The environment that was shown.</param>
    /// <param name="coordinate">What varies.</param>
    /// <param name="tallies">[points of the environment].</param>
    /// <param name="oppositeBelow">Points with a smaller x count the opposite of the label as right; null for none.</param>
    /// <returns>In ascending order of x.</returns>
    public static AccuracyPoint[] Of(
        IStimulusEnvironment environment, string coordinate, IReadOnlyList<PointTally> tallies, double? oppositeBelow = null) =>
        [.. environment.Points
            .Select((point, i) => Of(point[coordinate], tallies[i], point[coordinate] < oppositeBelow))
            .OrderBy(point => point.X)];

    private static AccuracyPoint Of(double x, PointTally tally, bool opposite)
    {
        var left = opposite ? Decisions.LeftByOppositeLabel(tally) : Decisions.Left(tally);
        var right = opposite ? Decisions.RightByOppositeLabel(tally) : Decisions.Right(tally);
        return new(x, left.Plus(right), left, right, opposite ? Decisions.AnswersByOppositeLabel(tally) : Decisions.Answers(tally));
    }
}
