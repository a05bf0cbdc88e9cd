namespace RetinaBench.Baselines.Performance;

/// <summary>What a baseline holds of one benchmark.</summary>
/// <param name="Name">The benchmark, for example <c>inference/sparse</c>.</param>
/// <param name="Version">Version of its work: times of two versions are not compared.</param>
/// <param name="Calibration">Version of the calibration: ratios to two of them are not compared.</param>
/// <param name="New">Measured where nothing was accepted yet; no gate fails on it.</param>
/// <param name="Accepted">What somebody accepted last; a change is told by it.</param>
/// <param name="Pinned">What somebody pinned; slow drift over many acceptances is told by it.</param>
public sealed record PerformanceEntry(
    string Name, int Version, int Calibration, PerformanceMeasurement? New = null, PerformanceMeasurement? Accepted = null, PerformanceMeasurement? Pinned = null)
{
    /// <summary>Keeps a measurement for which there is nothing accepted.</summary>
    /// <param name="measured">The measurement.</param>
    public PerformanceEntry WithNew(PerformanceMeasurement measured) => this with { New = measured };

    /// <summary>Accepts a measurement. What is pinned stays; the first one accepted is pinned, too.</summary>
    /// <param name="measured">The measurement.</param>
    public PerformanceEntry WithAccepted(PerformanceMeasurement measured) => this with { New = null, Accepted = measured, Pinned = Pinned ?? measured };

    /// <summary>Accepts and pins a measurement.</summary>
    /// <param name="measured">The measurement.</param>
    public PerformanceEntry WithPinned(PerformanceMeasurement measured) => this with { New = null, Accepted = measured, Pinned = measured };
}
