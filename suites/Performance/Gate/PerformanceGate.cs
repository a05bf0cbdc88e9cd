using System.Globalization;
using RetinaBench.Baselines.Performance;

namespace RetinaBench.Performance.Gate;

/// <summary>Judges measurements by what was accepted and by what was pinned.</summary>
internal static class PerformanceGate
{
    /// <summary>Judges one benchmark.</summary>
    /// <param name="name">The benchmark.</param>
    /// <param name="version">Version of its work.</param>
    /// <param name="calibration">Version of the yardstick.</param>
    /// <param name="entry">Its baseline, or null.</param>
    /// <param name="measured">What was measured.</param>
    /// <param name="measureAgain">Measures once more; called at most once, where the first measurement shows a change.</param>
    public static BenchmarkVerdict Judge(string name, int version, int calibration, PerformanceEntry? entry, PerformanceMeasurement measured, Func<PerformanceMeasurement> measureAgain)
    {
        ArgumentNullException.ThrowIfNull(measureAgain);
        if (entry is not null && (entry.Version != version || entry.Calibration != calibration))
            return new(name, PerformanceChange.NotComparable, null, null, FormattableString.Invariant($"work {entry.Version} by calibration {entry.Calibration} before, work {version} by calibration {calibration} now"));
        if (entry is null || (entry.Accepted ?? entry.Pinned) is null)
            return new(name, PerformanceChange.New, null, null, entry is null ? "nothing was measured on this machine before" : "measured before, but not accepted yet");
        if (GateRule.FindCrowding(measured) is { } crowded)
            return new(name, PerformanceChange.NotComparable, null, null, crowded);
        SampleComparison? accepted = Compare(measured, entry.Accepted), pinned = Compare(measured, entry.Pinned);
        PerformanceChange first = Worst(accepted, pinned);
        if (first == PerformanceChange.Same)
            return new(name, first, accepted?.Factor, pinned?.Factor, string.Empty);
        PerformanceMeasurement again = measureAgain();
        if (GateRule.FindCrowding(again) is { } crowdedAgain)
            return new(name, PerformanceChange.NotComparable, null, null, $"{first}, {Factors(accepted, pinned)}, could not be confirmed: {crowdedAgain}");
        SampleComparison? acceptedAgain = Compare(again, entry.Accepted), pinnedAgain = Compare(again, entry.Pinned);
        bool byAccepted = accepted?.Change == first && acceptedAgain?.Change == first, byPinned = pinned?.Change == first && pinnedAgain?.Change == first;
        if (!byAccepted && !byPinned)
            return new(name, PerformanceChange.Same, acceptedAgain?.Factor, pinnedAgain?.Factor, FormattableString.Invariant($"{first}, {Factors(accepted, pinned)}, was not confirmed by a second measurement"));
        string than = byAccepted && byPinned ? "accepted and pinned" : byAccepted ? "accepted" : "pinned, by small steps that were accepted";
        string word = first == PerformanceChange.Regressed ? "slower" : "faster";
        return new(name, first, acceptedAgain?.Factor, pinnedAgain?.Factor, $"{word} than {than}: {Factors(accepted, pinned)}, confirmed with {Factors(acceptedAgain, pinnedAgain)}");
    }

    /// <summary>The benchmarks of a baseline that are none any more.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="existing">Names of all benchmarks, measured or not.</param>
    public static IEnumerable<BenchmarkVerdict> Vanished(PerformanceBaseline baseline, IReadOnlyCollection<string> existing)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return baseline.Benchmarks.Where(e => !existing.Contains(e.Name)).Select(e => new BenchmarkVerdict(e.Name, PerformanceChange.Vanished, null, null, "in the baseline, but no benchmark has this name"));
    }

    private static SampleComparison? Compare(PerformanceMeasurement now, PerformanceMeasurement? before) => before is null ? null : SampleComparison.Of(now.Ratios, before.Ratios);

    // Being faster than what was pinned is no news.
    private static PerformanceChange Worst(SampleComparison? accepted, SampleComparison? pinned) =>
        pinned?.Change == PerformanceChange.Regressed ? PerformanceChange.Regressed : accepted?.Change ?? PerformanceChange.Same;

    private static string Factors(SampleComparison? accepted, SampleComparison? pinned) =>
        string.Join(" and ", new[] { (accepted, "accepted"), (pinned, "pinned") }.Where(c => c.Item1 is not null).Select(c => string.Create(CultureInfo.InvariantCulture, $"x{c.Item1!.Factor:0.000} of {c.Item2}")));
}
