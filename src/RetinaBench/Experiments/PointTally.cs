using RetinaBench.Models;

namespace RetinaBench.Experiments;

/// <summary>What was recorded at one point of an environment under one lesion: decisions counted, responses summed over stimuli.</summary>
/// <remarks>
/// Tallies are what streams through a run: but for kept answers, a bit a stimulus on disk, their size does not depend on the number of stimuli. Not thread-safe; each shard
/// fills its own, and tallies are merged in the order of the shards, so that sums are the same whatever ran first.
/// </remarks>
public sealed class PointTally
{
    private readonly SortedDictionary<string, ResponseMoments> _moments = new(StringComparer.Ordinal);

    /// <summary>Number of stimuli shown.</summary>
    public int Stimuli { get; set; }

    /// <summary>Counts of decisions, [label, decision]; empty when decisions were not asked for.</summary>
    /// <remarks>A stimulus without a label is not counted here.</remarks>
    public int[][] Decisions { get; set; } = [];

    /// <summary>Whether each labelled stimulus was decided as its label, in their order; null where that was not kept.</summary>
    public IReadOnlyList<bool>? Answers { get; set; }

    /// <summary>Sums of the other responses, by the text form of their request.</summary>
    public IReadOnlyDictionary<string, ResponseMoments> Moments => _moments;

    /// <summary>The sums of one response.</summary>
    /// <param name="request">The request, as the probe made it.</param>
    public ResponseMoments this[ResponseRequest request]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(request);
            return _moments[request.ToString()];
        }
    }

    /// <summary>Puts the sums of one response in place, replacing what was there.</summary>
    /// <param name="request">Text form of the request.</param>
    /// <param name="moments">The sums.</param>
    public void Set(string request, ResponseMoments moments) => _moments[request] = moments;

    /// <summary>Stimuli of one label, and how many of them were decided as the given class.</summary>
    /// <param name="label">Index of the true class.</param>
    /// <param name="decision">Index of the decided class.</param>
    public (int Successes, int Trials) Count(int label, int decision) => (Decisions[label][decision], Decisions[label].Sum());

    /// <summary>Adds another tally of the same point and condition.</summary>
    /// <param name="other">The tally of a later shard.</param>
    public void Add(PointTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Stimuli += other.Stimuli;
        if (Decisions.Length == 0)
            Decisions = [.. other.Decisions.Select(r => r.ToArray())];
        else
        {
            for (int label = 0; label < other.Decisions.Length; label++)
            {
                for (int decision = 0; decision < other.Decisions[label].Length; decision++)
                    Decisions[label][decision] += other.Decisions[label][decision];
            }
        }

        if (other.Answers is not null)
            Answers = [.. Answers ?? [], .. other.Answers];
        foreach ((string request, ResponseMoments moments) in other._moments)
            _moments[request] = _moments.TryGetValue(request, out ResponseMoments? mine) ? mine.Plus(moments) : moments;
    }
}
