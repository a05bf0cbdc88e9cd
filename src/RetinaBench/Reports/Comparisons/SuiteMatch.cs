using RetinaBench.Criteria;
using RetinaBench.Runs;

namespace RetinaBench.Reports.Comparisons;

/// <summary>Decides what of two runs is the same thing, so that its results can be compared.</summary>
/// <remarks>Which experiment uses which environment is not in a record; one environment that differs therefore rules out its suite.</remarks>
internal static class SuiteMatch
{
    /// <summary>Why two records of one suite are not to be compared; nothing where they are.</summary>
    public static IEnumerable<string> Obstacles(SuiteRecord a, SuiteRecord b)
    {
        if (a.Version != b.Version)
        {
            yield return Text.Of($"suite {a.Id}: version {a.Version} in A, version {b.Version} in B");
            yield break;
        }

        foreach (EnvironmentRecord ours in a.Environments)
        {
            EnvironmentRecord? theirs = b.Environments.FirstOrDefault(other => other.Name == ours.Name);
            if (theirs is null)
                yield return $"suite {a.Id}: environment {ours.Name} is in A alone";
            else if (theirs.Version != ours.Version)
                yield return Text.Of($"suite {a.Id}: environment {ours.Name} has version {ours.Version} in A, version {theirs.Version} in B");
            else if (theirs != ours)
                yield return $"suite {a.Id}: environment {ours.Name} has one version but not the same stimuli in A and B";
        }

        foreach (EnvironmentRecord theirs in b.Environments.Where(other => a.Environments.All(ours => ours.Name != other.Name)))
            yield return $"suite {a.Id}: environment {theirs.Name} is in B alone";
    }

    /// <summary>Why criteria of two records of one suite are not to be compared.</summary>
    public static IEnumerable<string> CriteriaObstacles(SuiteRecord a, SuiteRecord b)
    {
        foreach (CriterionCard ours in a.Criteria)
        {
            CriterionCard? theirs = b.Criteria.FirstOrDefault(other => other.Id == ours.Id);
            if (theirs is null)
                yield return $"criterion {a.Id}/{ours.Id} is in A alone";
            else if (!IsSame(ours, theirs))
                yield return $"criterion {a.Id}/{ours.Id} is not judged alike: {Rule(ours)} in A, {Rule(theirs)} in B";
        }

        foreach (CriterionCard theirs in b.Criteria.Where(other => a.Criteria.All(ours => ours.Id != other.Id)))
            yield return $"criterion {a.Id}/{theirs.Id} is in B alone";
    }

    /// <summary>Whether two criteria of one id are judged by one rule on the same experiments.</summary>
    public static bool IsSame(CriterionCard a, CriterionCard b) =>
        a.Rule == b.Rule && a.Judged == b.Judged && a.Experiments.SequenceEqual(b.Experiments, StringComparer.Ordinal);

    private static string Rule(CriterionCard card) => $"\"{card.Rule}\" on {string.Join(", ", card.Experiments)}";
}
