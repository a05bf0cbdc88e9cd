using RetinaBench.Criteria;

namespace RetinaBench.Baselines.Conformance;

/// <summary>Compares the verdicts of one model on one suite with its baseline.</summary>
internal static class VerdictComparer
{
    /// <summary>The judged criteria of either side, in the order of the run, what vanished last.</summary>
    public static IEnumerable<ConformanceChange> Compare(ConformanceBaseline before, ConformanceBaseline after)
    {
        foreach ((CriterionCard card, Judgement found) in Judged(after))
        {
            (CriterionCard Card, Judgement Found) known = Judged(before).FirstOrDefault(pair => pair.Card.Id == card.Id);
            (BaselineChange change, bool fails, string reason) = known.Card is null
                ? (BaselineChange.New, false, $"{Text.Of(found.Verdict)}, no baseline")
                : !known.Card.IsJudgedLike(card)
                    ? (BaselineChange.NotComparable, true, $"the rule was changed without a new version of the suite: it {ConformanceComparer.Match.RuleObstacle(known.Card, card)}")
                    : Compare(known.Found, found, before.StimuliPerPoint, after.StimuliPerPoint);
            bool isAnother = reason.Length > 0 && known.Card is not null && known.Found.Verdict != found.Verdict && change is not BaselineChange.NotComparable;
            yield return new(after.Model.Name, after.Suite.Id, card.Id, change, fails, reason) { VerdictBefore = isAnother ? known.Found.Verdict : null };
        }

        foreach ((CriterionCard card, Judgement found) in Judged(before).Where(pair => Judged(after).All(other => other.Card.Id != pair.Card.Id)))
            yield return new(after.Model.Name, after.Suite.Id, card.Id, BaselineChange.Vanished, true, $"{Text.Of(found.Verdict)} in the baseline, and the suite has no such criterion any more");
    }

    private static (BaselineChange Change, bool Fails, string Reason) Compare(Judgement before, Judgement after, int stimuliBefore, int stimuliAfter)
    {
        if (after.Verdict == Verdict.NotRun && before.Verdict != Verdict.NotRun)
            return (BaselineChange.Vanished, true, $"{Text.Of(before.Verdict)} in the baseline, not run: {after.Reason}");
        if (after.Verdict == Verdict.Errored && before.Verdict != Verdict.Errored)
            return (BaselineChange.Regressed, true, $"{Text.Of(before.Verdict)} in the baseline, errored: {after.Reason}");
        if (stimuliBefore != stimuliAfter)
            return (BaselineChange.NotComparable, false, FormattableString.Invariant($"judged on {stimuliAfter} stimuli a point, the baseline on {stimuliBefore}"));
        if (before.Verdict == after.Verdict)
            return (BaselineChange.Same, false, "");
        string reason = $"{Text.Of(before.Verdict)} in the baseline ({before.Measured}), {Text.Of(after.Verdict)} now ({after.Measured})";
        return Rank(after.Verdict) > Rank(before.Verdict) ? (BaselineChange.Improved, false, reason)
            : Rank(after.Verdict) < Rank(before.Verdict) ? (BaselineChange.Regressed, true, reason)
            : (BaselineChange.Same, false, $"passed in neither: {reason}");
    }

    // What could not be judged for want of a layer or of data is no worse than what failed, and no better.
    private static int Rank(Verdict? verdict) => verdict switch
    {
        Verdict.Passed => 2,
        Verdict.Errored or Verdict.NotRun => 0,
        _ => 1,
    };

    private static IEnumerable<(CriterionCard Card, Judgement Found)> Judged(ConformanceBaseline side) =>
        side.Suite.Criteria.Zip(side.Found.Judgements).Where(pair => pair.First.Judged);
}
