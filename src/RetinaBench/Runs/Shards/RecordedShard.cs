using RetinaBench.Experiments;
using RetinaBench.Models;

namespace RetinaBench.Runs.Shards;

/// <summary>Checks that a result read from a journal is an answer to what is asked now.</summary>
internal static class RecordedShard
{
    /// <summary>What does not fit, in words; null where all does.</summary>
    /// <param name="result">The recorded result.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="card">The model.</param>
    public static string? Mismatch(ShardResult result, PassQuestion question, ModelCard card)
    {
        PointQuestion asked = question.At(result.Shard.Point);
        IReadOnlyList<ConditionQuery> conditions = asked.Query.Conditions;
        if (result.Query != question.Digest)
            return $"shard {result.Shard} was recorded for other conditions (query {OneLine.Of(result.Query)}, now {question.Digest}): the model or the suite has changed";
        if (result.Seconds < 0)
            return FormattableString.Invariant($"shard {result.Shard} took {result.Seconds} seconds");
        if (result.Tallies.Count != conditions.Count)
            return $"shard {result.Shard} has {result.Tallies.Count} tallies instead of {conditions.Count}";
        for (int c = 0; c < conditions.Count; c++)
        {
            if (!Fits(result.Tallies[c], conditions[c], question.NewTally(asked.Conditions[c], card), result.Shard.Count))
                return $"the tally of lesion '{conditions[c].Lesion}' in shard {result.Shard} has not the shape of its query";
        }

        return null;
    }

    private static bool Fits(ShardTally? tally, ConditionQuery condition, ConditionTally wanted, int stimuli)
    {
        // The same shape as an empty tally of that condition.
        ShardTally empty = wanted.ToTally();
        return tally is not null
            && tally.Lesion == condition.Lesion.ToString()
            && tally.Stimuli == stimuli
            && tally.Decisions.Length == empty.Decisions.Length
            && tally.Decisions.Zip(empty.Decisions).All(rows => rows.First?.Length == rows.Second.Length && rows.First.All(n => n >= 0))
            && tally.Decisions.Sum(row => row.Sum(n => (long)n)) <= stimuli
            && tally.Answers is null == empty.Answers is null
            && PackedAnswers.FindFault(tally.Answers, tally.Right, tally.Decided) is null
            && tally.Moments.Count == empty.Moments.Count
            && empty.Moments.All(m => tally.Moments.TryGetValue(m.Key, out ResponseMoments? found) && Fits(found, m.Value.Sum.Length, stimuli));
    }

    private static bool Fits(ResponseMoments? moments, int units, int stimuli) =>
        moments is not null
        && moments.Count == stimuli
        && moments.Sum.Length == units
        && moments.SumOfSquares.Length == units
        && moments.Minimum.Length == units
        && moments.Maximum.Length == units;
}
