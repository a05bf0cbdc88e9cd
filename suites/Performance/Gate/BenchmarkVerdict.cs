using RetinaBench.Baselines.Performance;

namespace RetinaBench.Performance.Gate;

/// <summary>What the gate says of one benchmark.</summary>
/// <param name="Name">The benchmark.</param>
/// <param name="Change">The verdict.</param>
/// <param name="ToAccepted">How many times as long an operation takes as the accepted one, or null without one that can be compared.</param>
/// <param name="ToPinned">How many times as long as the pinned one, or null.</param>
/// <param name="Reason">Why, in a few words.</param>
internal sealed record BenchmarkVerdict(string Name, PerformanceChange Change, double? ToAccepted, double? ToPinned, string Reason)
{
    /// <summary>Whether the gate fails on it.</summary>
    public bool Fails => Change is PerformanceChange.Regressed or PerformanceChange.Vanished;
}
