using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Runs;

namespace RetinaBench.Reports.Comparisons;

/// <summary>Holds two runs, or two models of one run, against each other.</summary>
/// <remarks>
/// Results of two versions of a suite or an environment are never compared, nor verdicts by two rules: they are named in
/// <see cref="RunComparison.NotCompared"/>. Numbers of stimuli may differ; the intervals tell.
/// </remarks>
public static class RunComparer
{
    private static readonly SuiteMatch s_match = new("A", "B");

    /// <summary>Compares.</summary>
    /// <param name="a">The one run.</param>
    /// <param name="b">The other, or the same.</param>
    /// <param name="pairs">Names of the models to compare, in A and in B; null for every model that both runs have.</param>
    /// <exception cref="InputException">A run has no model of a name, there is no model to compare, or a model would be compared with itself.</exception>
    public static RunComparison Compare(ComparedRun a, ComparedRun b, IReadOnlyList<(string A, string B)>? pairs = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        pairs ??= [.. a.Record.Models.Select(model => model.Name).Intersect(b.Record.Models.Select(model => model.Name)).Select(name => (name, name))];
        if (pairs.Count == 0)
            throw new InputException($"{a.Source} and {b.Source} have no model of one name: {Names(a)} in the first, {Names(b)} in the second");
        if (ReferenceEquals(a.Record, b.Record) && pairs.Any(pair => pair.A == pair.B))
            throw new InputException($"{a.Source}: {pairs.First(pair => pair.A == pair.B).A} would be compared with itself; name two models, or a second record");
        (ModelRecord A, ModelRecord B)[] found = [.. pairs.Select(pair => (Find(a, pair.A), Find(b, pair.B)))];
        return new(a, b, [.. Obstacles(a.Record, b.Record), .. found.SelectMany(pair => Obstacles(pair.A, pair.B))],
            [.. found.Select(pair => Compare(a.Record, b.Record, new(pair.A), new(pair.B)))]);
    }

    private static ModelRecord Find(ComparedRun run, string name) =>
        run.Record.Models.FirstOrDefault(model => model.Name == name)
        ?? throw new InputException($"{run.Source}: has no model '{name}'; it has {Names(run)}");

    private static string Names(ComparedRun run) => run.Record.Models.Count == 0 ? "none" : string.Join(", ", run.Record.Models.Select(model => model.Name));

    private static IEnumerable<string> Obstacles(RunRecord a, RunRecord b)
    {
        foreach (SuiteRecord ours in a.Suites)
        {
            SuiteRecord? theirs = b.Suites.FirstOrDefault(other => other.Id == ours.Id);
            string[] obstacles = theirs is null ? [$"suite {ours.Id} is in A alone"] : [.. s_match.Obstacles(ours, theirs).Select(obstacle => obstacle.Reason)];
            foreach (string obstacle in obstacles.Length > 0 ? obstacles : s_match.CriteriaObstacles(ours, theirs!))
                yield return obstacle;
        }

        foreach (SuiteRecord theirs in b.Suites.Where(other => a.Suites.All(ours => ours.Id != other.Id)))
            yield return $"suite {theirs.Id} is in B alone";
    }

    // Of a suite that is about neither there is nothing to say.
    private static IEnumerable<string> Obstacles(ModelRecord a, ModelRecord b) =>
        from ours in a.Suites
        join theirs in b.Suites on ours.Suite equals theirs.Suite
        where ours.NotApplicable is null != theirs.NotApplicable is null
        select ours.NotApplicable is { } reason ? $"suite {ours.Suite} is not applicable to {a.Name} in A: {reason}" : $"suite {ours.Suite} is not applicable to {b.Name} in B: {theirs.NotApplicable}";

    private static ModelComparison Compare(RunRecord a, RunRecord b, ComparedModel modelA, ComparedModel modelB)
    {
        List<SuiteComparison> suites = [];
        for (int i = 0; i < a.Suites.Count; i++)
        {
            int other = b.Suites.ToList().FindIndex(suite => suite.Id == a.Suites[i].Id);
            if (other >= 0 && modelA.Record.Suites[i].NotApplicable is null && modelB.Record.Suites[other].NotApplicable is null && !s_match.Obstacles(a.Suites[i], b.Suites[other]).Any())
                suites.Add(new(a.Suites[i], Criteria(a.Suites[i], b.Suites[other], modelA.Record.Suites[i], modelB.Record.Suites[other]), Experiments(modelA.Record.Suites[i], modelB.Record.Suites[other])));
        }

        return new(modelA, modelB, suites);
    }

    private static CriterionComparison[] Criteria(SuiteRecord a, SuiteRecord b, ModelSuiteRecord foundA, ModelSuiteRecord foundB) =>
    [
        .. from pair in a.Criteria.Zip(foundA.Judgements)
           join other in b.Criteria.Zip(foundB.Judgements) on pair.First.Id equals other.First.Id
           where pair.First.IsJudgedLike(other.First)
           select new CriterionComparison(pair.Second, other.Second),
    ];

    private static ExperimentComparison[] Experiments(ModelSuiteRecord a, ModelSuiteRecord b)
    {
        var foundA = new ExperimentOutcomes(a.Outcomes);
        var foundB = new ExperimentOutcomes(b.Outcomes);
        return [.. a.Outcomes.Concat(b.Outcomes).Select(outcome => outcome.Experiment).Distinct().Select(id => Compare(foundA[id], foundB[id]))];
    }

    private static ExperimentComparison Compare(ExperimentOutcome a, ExperimentOutcome b)
    {
        if (a.Measurement is null || b.Measurement is null)
            return new(a.Experiment, [], string.Join("; ", [.. Absence("A", a), .. Absence("B", b)]));
        if (a.Measurement.GetType() != b.Measurement.GetType())
            return new(a.Experiment, [], "measured in two ways");
        Dictionary<string, ComparedValue?> other = MeasuredValues.Of(b.Measurement).DistinctBy(value => value.Quantity).ToDictionary(value => value.Quantity, value => value.Value, StringComparer.Ordinal);
        (string Quantity, ComparedValue? Value)[] mine = [.. MeasuredValues.Of(a.Measurement).DistinctBy(value => value.Quantity)];
        IEnumerable<ValueComparison> values = mine.Select(value => new ValueComparison(value.Quantity, value.Value, other.GetValueOrDefault(value.Quantity)))
            .Concat(other.Where(value => mine.All(one => one.Quantity != value.Key)).Select(value => new ValueComparison(value.Key, null, value.Value)));
        return new(a.Experiment, [.. values.Where(value => value.A is not null || value.B is not null)], null);
    }

    private static IEnumerable<string> Absence(string side, ExperimentOutcome outcome) =>
        outcome.Refusal is { } refusal ? [$"not measured in {side}: {refusal.Reason}"] : [];
}
