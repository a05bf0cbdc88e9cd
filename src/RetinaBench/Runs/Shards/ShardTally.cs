using System.Text.Json.Serialization;
using RetinaBench.Experiments;

namespace RetinaBench.Runs.Shards;

/// <summary>What a shard recorded under one lesion, in the form in which it is written down.</summary>
/// <param name="Lesion">Text form of the lesion; empty for the intact model.</param>
/// <param name="Stimuli">Number of stimuli.</param>
/// <param name="Decisions">Counts, [label, decision]; empty when decisions were not asked for.</param>
/// <param name="Moments">Sums of the other responses by the text form of their request.</param>
/// <param name="Answers">Which labelled stimuli were decided as their label (<see cref="PackedAnswers"/>); null where that was not kept.</param>
public sealed record ShardTally(
    string Lesion,
    int Stimuli,
    int[][] Decisions,
    IReadOnlyDictionary<string, ResponseMoments> Moments,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Answers = null)
{
    /// <summary>Number of labelled stimuli that were decided.</summary>
    [JsonIgnore]
    internal int Decided => Decisions.Sum(row => row.Sum());

    /// <summary>Number of them that were decided as their label.</summary>
    [JsonIgnore]
    internal int Right => Decisions.Select((row, label) => row.ElementAtOrDefault(label)).Sum();

    /// <summary>The form in which a tally is written down.</summary>
    /// <param name="lesion">Text form of the lesion.</param>
    /// <param name="tally">The tally; shared, not copied.</param>
    public static ShardTally Of(string lesion, PointTally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        return new(lesion, tally.Stimuli, tally.Decisions, tally.Moments, tally.Answers is { } answers ? PackedAnswers.Pack(answers) : null);
    }

    /// <summary>The tally that was written down.</summary>
    public PointTally ToTally()
    {
        var tally = new PointTally { Stimuli = Stimuli, Decisions = Decisions, Answers = Answers is { } answers ? PackedAnswers.Unpack(answers, Decided) : null };
        foreach ((string request, ResponseMoments moments) in Moments)
            tally.Set(request, moments);
        return tally;
    }
}
