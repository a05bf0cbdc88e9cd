using RetinaBench.Criteria;
using RetinaBench.Experiments;

namespace RetinaBench.Baselines.Conformance;

/// <summary>Compares the accuracies of one model on one suite with its baseline, stimulus by stimulus.</summary>
/// <remarks>
/// An accuracy is worse or better where both a statistic and a size say so: McNemar's exact test, at <see cref="Error"/> over all accuracies
/// of the model together (Bonferroni), and a difference of at least <see cref="SmallestEffect"/>. Every answer that differs is real, as stimuli are fixed and
/// models answer alike on every machine up to rounding; the test asks whether the model got worse, not whether some close decisions turned.
/// </remarks>
internal static class AccuracyComparer
{
    /// <summary>The least difference of accuracy that counts: half a hundredth, 2 of the 400 stimuli of a point, 82 of the 16,400 of a psychometric curve.</summary>
    public const double SmallestEffect = 0.005;

    /// <summary>The most often that any accuracy of a model is called worse or better where none is.</summary>
    public const double Error = 0.01;

    /// <summary>The accuracies of either side, in the order of the run, what vanished last.</summary>
    public static IEnumerable<ConformanceChange> Compare(ConformanceBaseline before, ConformanceBaseline after)
    {
        AccuracySeries[] known = [.. before.Found.Outcomes.SelectMany(AccuracySeries.Of)], found = [.. after.Found.Outcomes.SelectMany(AccuracySeries.Of)];
        int stimuli = Math.Min(before.StimuliPerPoint, after.StimuliPerPoint);
        foreach (AccuracySeries series in found)
        {
            AccuracySeries? baseline = known.FirstOrDefault(other => other.Name == series.Name);
            (BaselineChange change, string reason) = baseline is null
                ? (BaselineChange.New, $"{Text.Number(series.Total)}, no baseline")
                : Compare(PairedAccuracy.Of(baseline, series, stimuli), found.Length);
            yield return new(after.Model.Name, after.Suite.Id, series.Name, change, change == BaselineChange.Regressed, reason);
        }

        foreach (AccuracySeries series in known.Where(series => found.All(other => other.Name != series.Name)))
            yield return Missing(after, series, new ExperimentOutcomes(after.Found.Outcomes)[series.Experiment].Refusal);
    }

    private static (BaselineChange Change, string Reason) Compare(PairedAccuracy? paired, int comparisons)
    {
        if (paired is null)
            return (BaselineChange.NotComparable, "the answers to single stimuli were not kept, or not of the same points");
        BaselineChange change = paired.PValue * comparisons > Error || Math.Abs(paired.Difference) < SmallestEffect ? BaselineChange.Same
            : paired.Difference > 0 ? BaselineChange.Improved
            : BaselineChange.Regressed;
        return (change, paired.Lost + paired.Gained == 0 ? "" : Text.Of(
            $"{Share(paired.After, paired.Stimuli)} of the same {paired.Stimuli} stimuli right, {Share(paired.Before, paired.Stimuli)} in the baseline: {paired.Lost} lost, {paired.Gained} gained (p = {paired.PValue:0.##E+0})"));
    }

    // An accuracy that rests on a finding, of a vital pair for example, goes with it; the verdicts tell that. One that nobody measured is missed.
    private static ConformanceChange Missing(ConformanceBaseline after, AccuracySeries series, Refusal? refusal)
    {
        BaselineChange change = refusal?.Kind switch
        {
            RefusalKind.Errored => BaselineChange.Regressed,
            RefusalKind.NotApplicable or RefusalKind.InsufficientData => BaselineChange.NotComparable,
            _ => BaselineChange.Vanished,
        };
        return new(after.Model.Name, after.Suite.Id, series.Name, change, change != BaselineChange.NotComparable, $"{Text.Number(series.Total)} in the baseline, not measured now: {refusal?.Reason ?? "the model has no such cell type"}");
    }

    private static string Share(int right, int stimuli) => Text.Number(stimuli == 0 ? 0 : (double)right / stimuli);
}
