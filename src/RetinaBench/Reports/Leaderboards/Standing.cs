using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;
using RetinaBench.Runs;

namespace RetinaBench.Reports.Leaderboards;

/// <summary>How one model stands in one suite.</summary>
/// <param name="Entry">The model.</param>
/// <param name="Results">What was found in the suite.</param>
internal sealed record Standing(ReportedModel Entry, ModelSuiteRecord Results)
{
    private const string Alpha = "alpha";

    /// <summary>Criteria with a verdict of Passed or Failed: the denominator.</summary>
    public int Judged => Count(Verdict.Passed) + Count(Verdict.Failed);

    /// <summary>Accuracy of the intact model on the stimuli of the single-lesion experiment; null where that was not measured.</summary>
    public Proportion? Accuracy => Measured<LesionTable>().FirstOrDefault()?.Intact;

    /// <summary>Place of the threshold of the intact model's psychometric curve; null where there is none.</summary>
    public Estimate? Threshold => Measured<AccuracyCurve>()
        .FirstOrDefault(curve => curve.Axis.Name == Alpha && curve.Condition.Length == 0)?.Threshold;

    /// <summary>What was found on a criterion.</summary>
    public Judgement JudgementOf(CriterionCard criterion) => Results.Judgements.First(judgement => judgement.Criterion == criterion.Id);

    /// <summary>The verdict on a judged criterion.</summary>
    public Verdict VerdictOf(CriterionCard criterion) => JudgementOf(criterion).Verdict ?? Verdict.NotRun;

    /// <summary>How often a verdict was reached; descriptive entries have none.</summary>
    public int Count(Verdict verdict) => Results.Judgements.Count(judgement => judgement.Verdict == verdict);

    /// <summary>The models of a suite: subjects, oracles, nulls, then what could not be opened; within them by criteria passed, by accuracy, and as registered.</summary>
    /// <param name="models">In the order of the record.</param>
    /// <param name="suite">Number of the suite in the record.</param>
    public static Standing[] Rank(IEnumerable<ReportedModel> models, int suite) =>
    [
        .. models.Select(entry => new Standing(entry, entry.Model.Suites[suite]))
            .OrderBy(standing => standing.Entry.Model.Card?.Role ?? (ModelRole)int.MaxValue)
            .ThenByDescending(standing => standing.Count(Verdict.Passed))
            .ThenByDescending(standing => standing.Accuracy?.Value ?? -1),
    ];

    private IEnumerable<T> Measured<T>()
        where T : Measurement => Results.Outcomes.Select(outcome => outcome.Measurement).OfType<T>();
}
