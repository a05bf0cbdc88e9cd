namespace RetinaBench.Baselines.Performance;

/// <summary>How a benchmark stands to its baseline.</summary>
public enum PerformanceChange
{
    /// <summary>Nothing was accepted on this machine yet; no gate fails.</summary>
    New,

    /// <summary>No change that is both certain and large enough to matter.</summary>
    Same,

    /// <summary>Faster, in two measurements.</summary>
    Improved,

    /// <summary>Slower, in two measurements; the gate fails.</summary>
    Regressed,

    /// <summary>In the baseline, but no longer a benchmark; the gate fails.</summary>
    Vanished,

    /// <summary>The work or the calibration has another version than in the baseline, or the machine was too busy to tell; no gate fails.</summary>
    NotComparable,

    /// <summary>A benchmark still, but the machine or the build lacks what it needs; no gate fails, and its baseline is kept.</summary>
    NotMeasured,
}
