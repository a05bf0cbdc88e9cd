using RetinaBench.Experiments;
using RetinaBench.Suites;

namespace RetinaBench.Runs.Planning;

/// <summary>Decides in which order the environments of a suite are shown, so that each is shown as seldom as the dependencies allow.</summary>
/// <remarks>
/// <para>An experiment is ready when everything that it depends on is measured. A pass over an environment serves every ready
/// experiment that wants it. The next environment to be shown is the first, in suite order, for which waiting could spare
/// nothing: every experiment that wants it and is not ready waits, directly or not, for a ready one that wants it too.
/// Where there is no such environment, two at least wait for each other, and the one with the fewest points is shown
/// (the first of equals), because it will have to be shown again.</para>
/// <para>The schedule follows from the suite alone: it is the same for every model, and known before any is opened.</para>
/// </remarks>
public static class PassSchedule
{
    /// <summary>The passes of a suite, in order.</summary>
    /// <param name="suite">The suite.</param>
    /// <exception cref="InputException">An experiment depends on one that does not come before it, or names an environment that the suite has not.</exception>
    public static IReadOnlyList<EnvironmentPass> Of(Suite suite)
    {
        ArgumentNullException.ThrowIfNull(suite);
        Check(suite);
        var wanted = suite.Experiments.ToDictionary(e => e.Id, e => e.Environments.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        HashSet<string> measured = new(StringComparer.Ordinal);
        List<EnvironmentPass> passes = [];
        while (true)
        {
            // One walk suffices: each experiment depends only on earlier ones.
            foreach (IExperiment experiment in suite.Experiments)
            {
                if (wanted[experiment.Id].Count == 0 && IsReady(experiment, measured))
                    measured.Add(experiment.Id);
            }

            IExperiment[] open = [.. suite.Experiments.Where(e => !measured.Contains(e.Id))];
            if (open.Length == 0)
                return passes;
            string shown = Choose(suite, open, wanted, measured);
            string[] served = [.. open.Where(e => IsReady(e, measured) && wanted[e.Id].Remove(shown)).Select(e => e.Id)];
            passes.Add(new(passes.Count + 1, shown, served));
        }
    }

    private static string Choose(Suite suite, IExperiment[] open, Dictionary<string, HashSet<string>> wanted, HashSet<string> measured)
    {
        SuiteEnvironment[] candidates =
            [.. suite.Environments.Where(v => open.Any(e => IsReady(e, measured) && wanted[e.Id].Contains(v.Environment.Name)))];
        SuiteEnvironment chosen = candidates.FirstOrDefault(v => !CanGain(v.Environment.Name, open, wanted, measured))
            ?? candidates.MinBy(v => v.Environment.Points.Count)!;
        return chosen.Environment.Name;
    }

    // Whether a pass over the environment would serve more experiments if others were shown first.
    private static bool CanGain(string environment, IExperiment[] open, Dictionary<string, HashSet<string>> wanted, HashSet<string> measured)
    {
        HashSet<string> served = new(StringComparer.Ordinal), later = new(StringComparer.Ordinal);
        foreach (IExperiment experiment in open)
        {
            bool wants = wanted[experiment.Id].Contains(environment);
            if (IsReady(experiment, measured))
            {
                if (wants)
                    served.Add(experiment.Id);
            }
            else if (experiment.DependsOn.Any(d => served.Contains(d) || later.Contains(d)))
                later.Add(experiment.Id);
            else if (wants)
                return true;
        }

        return false;
    }

    private static bool IsReady(IExperiment experiment, HashSet<string> measured) => experiment.DependsOn.All(measured.Contains);

    private static void Check(Suite suite)
    {
        HashSet<string> environments = new(StringComparer.Ordinal);
        foreach (SuiteEnvironment environment in suite.Environments)
        {
            if (!environments.Add(environment.Environment.Name))
                throw new InputException($"suite {suite.Id}: two environments are named {environment.Environment.Name}");
        }

        HashSet<string> earlier = new(StringComparer.Ordinal);
        foreach (IExperiment experiment in suite.Experiments)
        {
            if (experiment.DependsOn.FirstOrDefault(d => !earlier.Contains(d)) is { } missing)
                throw new InputException($"suite {suite.Id}: experiment {experiment.Id} depends on {missing}, which does not come before it");
            if (experiment.Environments.FirstOrDefault(v => !environments.Contains(v)) is { } unknown)
                throw new InputException($"suite {suite.Id}: experiment {experiment.Id} names environment {unknown}; the suite has {string.Join(", ", environments.Order(StringComparer.Ordinal))}");
            if (!earlier.Add(experiment.Id))
                throw new InputException($"suite {suite.Id}: two experiments are named {experiment.Id}");
        }
    }
}
