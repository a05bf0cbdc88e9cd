using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measurements;

/// <summary>Accuracy of every unit over what varies, and the rule by which a unit covers a point.</summary>
/// <param name="Axis">What varies.</param>
/// <param name="Ganglion">The pair of ganglion types that every unit keeps: the right-preferring, then the left-preferring.</param>
/// <param name="CoversAt">Least accuracy at which a unit covers a point.</param>
/// <param name="NormalPoint">Two-sided normal point of the intervals, which hold for all units and points together.</param>
/// <param name="X">Value of each point, ascending.</param>
/// <param name="Rows">Every (bipolar, amacrine) pair, by bipolar type, then amacrine type.</param>
public sealed record UnitTable(
    Axis Axis, IReadOnlyList<int> Ganglion, double CoversAt, double NormalPoint, IReadOnlyList<double> X, IReadOnlyList<UnitRow> Rows) : Measurement
{
    /// <summary>Accuracy of a model that guesses between left and right.</summary>
    private const double Chance = 0.5;

    /// <summary>Whether a unit covers a point: its accuracy reaches <see cref="CoversAt"/>, and its simultaneous interval lies above chance.</summary>
    /// <param name="row">The unit.</param>
    /// <param name="point">Index of the point.</param>
    public bool Covers(UnitRow row, int point)
    {
        ArgumentNullException.ThrowIfNull(row);
        Proportion accuracy = row.Accuracy[point];
        return accuracy.Value >= CoversAt && accuracy.LowerAt(NormalPoint) > Chance;
    }

    /// <summary>Whether more stimuli might show that a unit covers a point: its simultaneous interval reaches <see cref="CoversAt"/>.</summary>
    /// <param name="row">The unit.</param>
    /// <param name="point">Index of the point.</param>
    public bool MayCover(UnitRow row, int point)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Accuracy[point].UpperAt(NormalPoint) >= CoversAt;
    }

    /// <summary>Indices of the points that a unit covers.</summary>
    /// <param name="row">The unit.</param>
    public IReadOnlyList<int> Covered(UnitRow row) => [.. Enumerable.Range(0, X.Count).Where(point => Covers(row, point))];

    /// <summary>Units that cover together what all cover: at each step the one that adds most points, the first of equals.</summary>
    public IReadOnlyList<UnitRow> Cover()
    {
        HashSet<int> left = [.. Rows.SelectMany(Covered)];
        List<UnitRow> chosen = [];
        while (left.Count > 0)
        {
            UnitRow next = Rows.MaxBy(row => Covered(row).Count(left.Contains))!;
            chosen.Add(next);
            left.ExceptWith(Covered(next));
        }

        return chosen;
    }
}
