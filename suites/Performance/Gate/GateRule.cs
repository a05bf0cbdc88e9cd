using System.Globalization;
using Perfolizer.Mathematics.Common;
using RetinaBench.Baselines.Performance;

namespace RetinaBench.Performance.Gate;

/// <summary>What it takes for a difference to count.</summary>
internal static class GateRule
{
    /// <summary>The least factor between two measurements that matters.</summary>
    /// <remarks>
    /// About the middle, as factors go, between nothing and the 15 % that must be found (1.072), and a little above: what is unchanged differs by some percent from day to day.
    /// </remarks>
    public const double SmallestFactor = 1.08;

    /// <summary>The most crowded machine on which anything is judged: wall-clock time over processor time.</summary>
    /// <remarks>
    /// Processor time is not free of load: caches are cold after each switch. With five to twenty processes a core, ratios of unchanged code moved by up to 20 % as
    /// the load did, so that nothing could be said.
    /// </remarks>
    public const double MostCrowding = 1.5;

    /// <summary>Why a measurement cannot be judged on so crowded a machine, or null where it can.</summary>
    /// <param name="measured">The measurement.</param>
    public static string? FindCrowding(PerformanceMeasurement measured) => measured.Crowding <= MostCrowding ? null : string.Create(
        CultureInfo.InvariantCulture, $"the machine was too busy: {measured.Crowding:0.0} times as long by the wall clock as by the processor's, at most {MostCrowding:0.0} can be judged");

    /// <summary>How unlikely a difference must be by chance, in each of the two measurements.</summary>
    /// <remarks>Six processes against six, the least that is measured, can reach 1 / 924.</remarks>
    public static SignificanceLevel Level => SignificanceLevel.P005;
}
