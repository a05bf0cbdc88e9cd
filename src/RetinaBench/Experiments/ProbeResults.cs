using RetinaBench.Experiments.Assays;
using RetinaBench.Models;

namespace RetinaBench.Experiments;

/// <summary>Everything recorded from one model: by environment, lesion and point, and by assay.</summary>
public sealed class ProbeResults
{
    private readonly IReadOnlyDictionary<(string Environment, Lesion Lesion), IReadOnlyList<PointTally>> _tallies;
    private readonly IReadOnlyDictionary<(string Experiment, string Key), AssayFinding> _findings;

    /// <summary>Wraps merged tallies.</summary>
    /// <param name="tallies">For each environment and lesion one tally a point, in the order of the environment's points; empty (no stimuli) where nobody asked for it.</param>
    /// <param name="findings">What assays found, by experiment and key; null for none.</param>
    public ProbeResults(
        IReadOnlyDictionary<(string Environment, Lesion Lesion), IReadOnlyList<PointTally>> tallies,
        IReadOnlyDictionary<(string Experiment, string Key), AssayFinding>? findings = null)
    {
        _tallies = tallies;
        _findings = findings ?? new Dictionary<(string, string), AssayFinding>();
    }

    /// <summary>The tallies of one condition, in the order of the environment's points; empty at points that no probe wanted.</summary>
    /// <param name="environment">Name of the environment.</param>
    /// <param name="lesion">The condition.</param>
    /// <exception cref="KeyNotFoundException">Nobody asked for it.</exception>
    public IReadOnlyList<PointTally> this[string environment, Lesion lesion] =>
        _tallies.TryGetValue((environment, lesion), out IReadOnlyList<PointTally>? found)
            ? found
            : throw new KeyNotFoundException($"nothing was recorded in {environment} under lesion '{lesion}'");

    /// <summary>What an assay found.</summary>
    /// <typeparam name="T">The kind of finding that it makes.</typeparam>
    /// <param name="experiment">Id of the experiment.</param>
    /// <param name="key">The assay's key.</param>
    /// <exception cref="KeyNotFoundException">Nobody asked for it.</exception>
    public T Finding<T>(string experiment, string key)
        where T : AssayFinding =>
        _findings.TryGetValue((experiment, key), out AssayFinding? found)
            ? (T)found
            : throw new KeyNotFoundException($"no assay {key} was done for {experiment}");
}
