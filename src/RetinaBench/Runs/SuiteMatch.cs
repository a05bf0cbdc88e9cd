using RetinaBench.Criteria;

namespace RetinaBench.Runs;

/// <summary>Decides what of two records of one suite is the same thing, so that its results can be compared.</summary>
/// <remarks>Which experiment uses which environment is not in a record; one environment that differs therefore rules out its suite.</remarks>
/// <param name="nameA">How obstacles call the first record, for example <c>A</c>.</param>
/// <param name="nameB">How obstacles call the second record.</param>
internal sealed class SuiteMatch(string nameA, string nameB)
{
    /// <summary>Why two records of one suite are not to be compared; nothing where they are.</summary>
    public IEnumerable<SuiteObstacle> Obstacles(SuiteRecord a, SuiteRecord b)
    {
        if (a.Version != b.Version)
        {
            yield return new(Text.Of($"suite {a.Id}: version {a.Version} in {nameA}, version {b.Version} in {nameB}"), true);
            yield break;
        }

        // Not a change of anything: who measures on other cells measures something else.
        if (!(a.Recordings ?? []).SequenceEqual(b.Recordings ?? []))
        {
            yield return new($"suite {a.Id}: other recordings: {Describe(a)} in {nameA}, {Describe(b)} in {nameB}", true);
            yield break;
        }

        foreach (EnvironmentRecord ours in a.Environments)
        {
            EnvironmentRecord? theirs = b.Environments.FirstOrDefault(other => other.Name == ours.Name);
            if (theirs is null)
                yield return new($"suite {a.Id}: environment {ours.Name} is in {nameA} alone", false);
            else if (theirs.Version != ours.Version)
                yield return new(Text.Of($"suite {a.Id}: environment {ours.Name} has version {ours.Version} in {nameA}, version {theirs.Version} in {nameB}"), true);
            else if (theirs != ours)
                yield return new($"suite {a.Id}: environment {ours.Name} has one version but not the same stimuli in {nameA} and {nameB}", false);
        }

        foreach (EnvironmentRecord theirs in b.Environments.Where(other => a.Environments.All(ours => ours.Name != other.Name)))
            yield return new($"suite {a.Id}: environment {theirs.Name} is in {nameB} alone", false);
    }

    /// <summary>Why criteria of two records of one suite are not to be compared.</summary>
    public IEnumerable<string> CriteriaObstacles(SuiteRecord a, SuiteRecord b)
    {
        foreach (CriterionCard ours in a.Criteria)
        {
            CriterionCard? theirs = b.Criteria.FirstOrDefault(other => other.Id == ours.Id);
            if (theirs is null)
                yield return $"criterion {a.Id}/{ours.Id} is in {nameA} alone";
            else if (!ours.IsJudgedLike(theirs))
                yield return $"criterion {a.Id}/{ours.Id} {RuleObstacle(ours, theirs)}";
        }

        foreach (CriterionCard theirs in b.Criteria.Where(other => a.Criteria.All(ours => ours.Id != other.Id)))
            yield return $"criterion {a.Id}/{theirs.Id} is in {nameB} alone";
    }

    /// <summary>How two criteria of one id that are not judged alike differ, in words.</summary>
    public string RuleObstacle(CriterionCard a, CriterionCard b) => $"is not judged alike: {Rule(a)} in {nameA}, {Rule(b)} in {nameB}";

    private static string Describe(SuiteRecord suite) => suite.Recordings is { Count: > 0 } sources ? string.Join(", ", sources) : "none";

    private static string Rule(CriterionCard card) => $"\"{card.Rule}\" on {string.Join(", ", card.Experiments)}";
}
