using RetinaBench.Models;

namespace RetinaBench.Experiments;

/// <summary>Everything recorded from one model, by environment, lesion and point.</summary>
public sealed class ProbeResults
{
    private readonly IReadOnlyDictionary<(string Environment, Lesion Lesion), IReadOnlyList<PointTally>> _tallies;

    /// <summary>Wraps merged tallies.</summary>
    /// <param name="tallies">For each environment and lesion one tally a point, in the order of the environment's points.</param>
    public ProbeResults(IReadOnlyDictionary<(string Environment, Lesion Lesion), IReadOnlyList<PointTally>> tallies) => _tallies = tallies;

    /// <summary>The tallies of one condition, in the order of the environment's points.</summary>
    /// <param name="environment">Name of the environment.</param>
    /// <param name="lesion">The condition.</param>
    /// <exception cref="KeyNotFoundException">Nobody asked for it.</exception>
    public IReadOnlyList<PointTally> this[string environment, Lesion lesion] =>
        _tallies.TryGetValue((environment, lesion), out IReadOnlyList<PointTally>? found)
            ? found
            : throw new KeyNotFoundException($"nothing was recorded in {environment} under lesion '{lesion}'");
}
