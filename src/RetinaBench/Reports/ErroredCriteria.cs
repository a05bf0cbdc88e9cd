using RetinaBench.Criteria;
using RetinaBench.Runs;

namespace RetinaBench.Reports;

/// <summary>The criteria of a model that errored, by what went wrong.</summary>
internal static class ErroredCriteria
{
    /// <summary>Groups them by reason, in the order of the record. A model that was stopped has an error of its own, which is not repeated.</summary>
    /// <param name="model">The model.</param>
    /// <param name="suite">A suite that it was judged by.</param>
    /// <returns>Names of criteria, keyed by the reason.</returns>
    public static IEnumerable<IGrouping<string, string>> Of(ModelRecord model, ModelSuiteRecord suite) => suite.Judgements
        .Where(judgement => judgement.Verdict == Verdict.Errored && judgement.Reason != model.Error)
        .GroupBy(judgement => judgement.Reason, judgement => judgement.Criterion);
}
