using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;
using RetinaBench.Reports.Markdown;
using RetinaBench.Runs;

namespace RetinaBench.Reports.Leaderboards;

/// <summary>How one model stands in one suite.</summary>
/// <param name="Entry">The model.</param>
/// <param name="Results">What was found in the suite.</param>
internal sealed record Standing(ReportedModel Entry, ModelSuiteRecord Results)
{
    private const string Alpha = "alpha";

    /// <summary>Group of models whose accuracies cannot be told from the best of the group, from 1 (<see cref="Tiers"/>); null without an accuracy.</summary>
    public int? Tier { get; private init; }

    /// <summary>Whether it is a subject that no other one beats in accuracy, plausibility and cost (<see cref="ParetoFront"/>).</summary>
    public bool IsOnFront { get; private init; }

    /// <summary>Criteria with a verdict of Passed or Failed: the denominator.</summary>
    public int Judged => Count(Verdict.Passed) + Count(Verdict.Failed);

    /// <summary>Accuracy of the intact model on the stimuli of the single-lesion experiment; null where that was not measured.</summary>
    public Proportion? Accuracy => Measured<LesionTable>().FirstOrDefault()?.Intact;

    /// <summary>Place of the threshold of the intact model's psychometric curve; null where there is none.</summary>
    public Estimate? Threshold => Measured<AccuracyCurve>()
        .FirstOrDefault(curve => curve.Axis.Name == Alpha && curve.Condition.Length == 0)?.Threshold;

    /// <summary>How well the model predicts the first cell that it was fitted to; null where that was not measured.</summary>
    public Score? Correlation => Measured<EncodingFitTable>().FirstOrDefault()?.Chosen.Correlation;

    /// <summary>Fits to recorded cells; null where there are none.</summary>
    public RecordedFitTable? Recorded => Measured<RecordedFitTable>().FirstOrDefault();

    /// <summary>Passed criteria, of all judged ones that apply to the model, 0 to 1; null where none applies.</summary>
    public double? Plausibility
    {
        get
        {
            int applicable = Results.Judgements.Count(judgement => judgement.Verdict is not null) - Count(Verdict.NotApplicable);
            return applicable == 0 ? null : (double)Count(Verdict.Passed) / applicable;
        }
    }

    /// <summary>What the model costs by its definition; null where it does not say.</summary>
    public ModelCost? Cost => Entry.Model.Card?.Cost;

    /// <summary>Accuracy and plausibility in one number (<see cref="CompositeScore"/>); null without either.</summary>
    public double? Score => Accuracy is { } accuracy && Plausibility is { } plausibility ? CompositeScore.Of(accuracy.Value, plausibility) : null;

    /// <summary>Whether accuracies say something of the models of a suite: unless all were measured, and none for its decisions.</summary>
    public static bool AnyDecides(IReadOnlyList<Standing> standings) =>
        standings.Any(standing => standing.Accuracy is not null || standing.Threshold is not null)
        || !standings.Any(standing => standing.Results.Outcomes.Any(outcome => outcome.Measurement is not null));

    /// <summary>The column that names the model, and leads to its page where there is one.</summary>
    public static Column<Standing> ModelColumn() => new("Model", "", standing => standing.Entry.NameLink);

    /// <summary>What was found on a criterion.</summary>
    public Judgement JudgementOf(CriterionCard criterion) => Results.Judgements.First(judgement => judgement.Criterion == criterion.Id);

    /// <summary>The verdict on a judged criterion.</summary>
    public Verdict VerdictOf(CriterionCard criterion) => JudgementOf(criterion).Verdict ?? Verdict.NotRun;

    /// <summary>How often a verdict was reached; descriptive entries have none.</summary>
    public int Count(Verdict verdict) => Results.Judgements.Count(judgement => judgement.Verdict == verdict);

    /// <summary>The models that a suite is about: subjects, oracles, nulls, then what could not be opened; within them by tier of accuracy, by criteria passed, and as registered.</summary>
    /// <param name="models">In the order of the record.</param>
    /// <param name="suite">Number of the suite in the record.</param>
    public static Standing[] Rank(IEnumerable<ReportedModel> models, int suite)
    {
        Standing[] all = [.. models.Where(entry => entry.Model.Suites[suite].NotApplicable is null).Select(entry => new Standing(entry, entry.Model.Suites[suite]))];
        int?[] tiers = Tiers.Of([.. all.Select(standing => standing.Accuracy)]);
        bool[] front = ParetoFront.Of([.. all.Select(standing => standing.Merits())]);
        return
        [
            .. all.Select((standing, i) => standing with { Tier = tiers[i], IsOnFront = front[i] })
                .OrderBy(standing => standing.Entry.Model.Card?.Role ?? (ModelRole)int.MaxValue)
                .ThenBy(standing => standing.Tier ?? int.MaxValue)
                .ThenByDescending(standing => standing.Count(Verdict.Passed)),
        ];
    }

    // What more is better of; null for controls, and where something is not known.
    private double[]? Merits() =>
        Entry.Model.Card is { Role: ModelRole.Subject, Cost: { } cost } && Accuracy is { } accuracy && Plausibility is { } plausibility
            ? [accuracy.Value, plausibility, -cost.MultiplyAdds]
            : null;

    private IEnumerable<T> Measured<T>()
        where T : Measurement => Results.Outcomes.Select(outcome => outcome.Measurement).OfType<T>();
}
