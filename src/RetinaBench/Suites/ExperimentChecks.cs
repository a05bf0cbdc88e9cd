using RetinaBench.Experiments;
using RetinaBench.Json;
using RetinaBench.Stimuli;

namespace RetinaBench.Suites;

/// <summary>Checks the experiments of a suite against its environments and against each other.</summary>
internal static class ExperimentChecks
{
    /// <summary>Refuses repeated ids, unknown environments, options out of range, and dependencies that are not earlier experiments of the right kind.</summary>
    public static void Check(JsonInput<SuiteFile> input, IReadOnlyList<SuiteEnvironment> environments)
    {
        IReadOnlyList<Experiment> experiments = input.Value.Experiments;
        UniqueNames.Check(input, "$.experiments", "id", experiments, e => e.Id);
        for (int i = 0; i < experiments.Count; i++)
        {
            Experiment experiment = experiments[i];
            string at = FormattableString.Invariant($"$.experiments[{i}]");
            if (experiment.CheckOptions().FirstOrDefault() is { } fault)
                throw input.Error($"{at}.{fault.Member}", fault.What);
            foreach (string name in experiment.Environments)
            {
                IStimulusEnvironment environment = environments.FirstOrDefault(e => e.Environment.Name == name)?.Environment
                    ?? throw input.Error(name == (experiment as StimulusExperiment)?.Environment ? $"{at}.environment" : at, $"'{name}' is not an environment of this suite, only {string.Join(", ", environments.Select(e => e.Environment.Name))}");
                if (experiment.Check(environment).FirstOrDefault() is { } problem)
                    throw input.Error($"{at}.{problem.Member}", problem.What);
            }

            foreach (Dependency dependency in experiment.Dependencies)
            {
                if (Problem(dependency, experiments, i) is { } what)
                    throw input.Error($"{at}.{dependency.Member}", what);
            }
        }
    }

    private static string? Problem(Dependency dependency, IReadOnlyList<Experiment> experiments, int dependent)
    {
        int found = experiments.TakeWhile(e => e.Id != dependency.Experiment).Count();
        if (found == experiments.Count)
            return $"'{dependency.Experiment}' is not an experiment of this suite";
        if (found >= dependent)
            return $"'{dependency.Experiment}' does not come before '{experiments[dependent].Id}', so its measurement cannot be read";
        return experiments[found].Measures == dependency.Measurement
            ? null
            : $"'{dependency.Experiment}' measures a {experiments[found].Measures.Name}, not a {dependency.Measurement.Name}";
    }
}
