using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;

namespace RetinaBench.Experiments;

/// <summary>Reads left-right decisions out of tallies; class 0 is left, class 1 is right.</summary>
internal static class Decisions
{
    private const int LeftClass = 0;
    private const int RightClass = 1;

    /// <summary>The request that makes a run count decisions.</summary>
    public static ResponseRequest Request(ModelCard card) =>
        new(card.FindLayer(LayerRole.Decision)!.Name, Reduction.LastFrame);

    /// <summary>A probe that counts decisions under each of the lesions.</summary>
    public static Probe Probe(string environment, ModelCard card, IEnumerable<Lesion> lesions) =>
        new(environment, [.. lesions.Distinct().Select(lesion => new ConditionQuery(lesion, [Request(card)]))]);

    /// <summary>A probe that counts decisions under each of the lesions, and keeps which were right.</summary>
    public static Probe ProbeOfAnswers(string environment, ModelCard card, IEnumerable<Lesion> lesions) =>
        Probe(environment, card, lesions) with { KeepAnswers = true };

    /// <summary>Right answers over the stimuli whose answer is left.</summary>
    public static Proportion Left(PointTally tally) => Answered(tally, LeftClass, LeftClass);

    /// <summary>Right answers over the stimuli whose answer is right.</summary>
    public static Proportion Right(PointTally tally) => Answered(tally, RightClass, RightClass);

    /// <summary>Right answers over all stimuli of all points.</summary>
    public static Proportion Accuracy(IReadOnlyList<PointTally> tallies) =>
        tallies.Select(tally => Left(tally).Plus(Right(tally))).Aggregate((a, b) => a.Plus(b));

    /// <summary>Answers "right" over all stimuli.</summary>
    public static Proportion AnsweredRight(PointTally tally) =>
        Answered(tally, LeftClass, RightClass).Plus(Answered(tally, RightClass, RightClass));

    /// <summary>Right answers over the stimuli labelled right, each label and thus each answer counted as its opposite.</summary>
    public static Proportion LeftByOppositeLabel(PointTally tally) => Answered(tally, RightClass, LeftClass);

    /// <summary>Right answers over the stimuli labelled left, each label and thus each answer counted as its opposite.</summary>
    public static Proportion RightByOppositeLabel(PointTally tally) => Answered(tally, LeftClass, RightClass);

    /// <summary>Which stimuli were answered right, packed; null where that was not kept.</summary>
    /// <param name="tallies">The points, in order.</param>
    public static string? Answers(params IReadOnlyList<PointTally> tallies) =>
        tallies.All(tally => tally.Answers is not null) ? PackedAnswers.Pack([.. tallies.SelectMany(tally => tally.Answers!)]) : null;

    /// <summary>Which stimuli were answered right, packed, each label counted as its opposite; null where that was not kept.</summary>
    /// <param name="tally">The point.</param>
    public static string? AnswersByOppositeLabel(PointTally tally) =>
        tally.Answers is { } answers ? PackedAnswers.Pack([.. answers.Select(answer => !answer)]) : null;

    private static Proportion Answered(PointTally tally, int label, int decision)
    {
        (int successes, int trials) = tally.Count(label, decision);
        return new(successes, trials);
    }
}
