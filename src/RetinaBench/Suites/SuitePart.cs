using RetinaBench.Criteria;
using RetinaBench.Experiments;

namespace RetinaBench.Suites;

/// <summary>Makes a suite of what one criterion needs.</summary>
public static class SuitePart
{
    /// <summary>One criterion, the experiments that it judges with all that they depend on, and their environments.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="criterion">Id of the criterion.</param>
    /// <returns>A suite that finds of a model what the whole suite finds, as no result depends on what else is asked.</returns>
    /// <exception cref="ArgumentException">The suite has no such criterion.</exception>
    public static Suite Of(Suite suite, string criterion)
    {
        ArgumentNullException.ThrowIfNull(suite);
        ICriterion judged = suite.Criteria.FirstOrDefault(c => c.Card.Id == criterion) ?? throw new ArgumentException($"suite {suite.Id} has no criterion {criterion}", nameof(criterion));
        HashSet<string> needed = new(judged.Card.Experiments, StringComparer.Ordinal);
        // Each experiment depends only on earlier ones, so that one walk from the last to the first finds all.
        foreach (IExperiment experiment in suite.Experiments.Reverse().Where(e => needed.Contains(e.Id)))
            needed.UnionWith(experiment.DependsOn);
        IExperiment[] experiments = [.. suite.Experiments.Where(e => needed.Contains(e.Id))];
        return suite with
        {
            Environments = [.. suite.Environments.Where(v => experiments.Any(e => e.Environments.Contains(v.Environment.Name)))],
            Experiments = experiments,
            Criteria = [judged],
            Published = [],
        };
    }
}
