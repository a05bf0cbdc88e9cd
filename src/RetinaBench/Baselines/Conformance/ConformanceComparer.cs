using RetinaBench.Runs;

namespace RetinaBench.Baselines.Conformance;

/// <summary>Holds what a run found against accepted baselines.</summary>
/// <remarks>
/// The gate fails for what regressed or vanished, and for what was changed without a new version; what is new, and what a version says is another
/// thing, is neutral, and so is a model that this machine cannot run. Verdicts are compared at one number of stimuli only, accuracies on the stimuli that both sides were shown.
/// </remarks>
public static class ConformanceComparer
{
    /// <summary>Tells what of a baseline and a run is the same thing.</summary>
    internal static readonly SuiteMatch Match = new("the baseline", "the run");

    /// <summary>Compares.</summary>
    /// <param name="baselines">The accepted baselines.</param>
    /// <param name="record">The record of the run.</param>
    /// <param name="isWhole">Whether the run was to have every model that has a baseline on its suites, so that one that it lacks has vanished; a suite that is about none of the models that were run was not one of its suites.</param>
    public static ConformanceComparison Compare(IReadOnlyList<ConformanceBaseline> baselines, RunRecord record, bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(baselines);
        IReadOnlyList<ConformanceBaseline> measured = ConformanceBaseline.All(record);
        IEnumerable<ConformanceChange> changes = measured.SelectMany(after => Compare(baselines.FirstOrDefault(before => before.IsOfSame(after)), after));
        HashSet<string> suites = [.. measured.Where(after => after.Model.NotRun is null && after.Found.NotApplicable is null).Select(after => after.Suite.Id)];
        IEnumerable<ConformanceChange> vanished = baselines
            .Where(before => isWhole && suites.Contains(before.Suite.Id) && !measured.Any(after => before.IsOfSame(after)))
            .Select(before => new ConformanceChange(before.Model.Name, before.Suite.Id, "", BaselineChange.Vanished, true, "the model has a baseline and was not run"));
        return new([.. changes, .. vanished]);
    }

    private static IEnumerable<ConformanceChange> Compare(ConformanceBaseline? before, ConformanceBaseline after)
    {
        if (after.Model.NotRun is { } missing)
            return [new(after.Model.Name, after.Suite.Id, "", BaselineChange.NotComparable, false, $"not run: {missing}")];
        // Nothing was there to be compared, and nothing is.
        if (before is null && after.Found.NotApplicable is not null)
            return [];
        if (before is null)
            return [new(after.Model.Name, after.Suite.Id, "", BaselineChange.New, false, "no baseline")];
        SuiteObstacle[] obstacles = [.. Match.Obstacles(before.Suite, after.Suite)];
        if (obstacles.Length == 0)
            return [.. VerdictComparer.Compare(before, after), .. AccuracyComparer.Compare(before, after)];
        return obstacles.Select(obstacle => new ConformanceChange(
            after.Model.Name, after.Suite.Id, "", BaselineChange.NotComparable, !obstacle.IsDeclared, obstacle.IsDeclared ? obstacle.Reason : $"{obstacle.Reason}: a change needs a new version"));
    }
}
