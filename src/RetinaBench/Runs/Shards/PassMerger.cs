using RetinaBench.Experiments;

namespace RetinaBench.Runs.Shards;

/// <summary>Merges the results of a pass in the order of its shards, whatever the order in which they come in, so that sums are the same bits in every run.</summary>
/// <remarks>Results that come early wait; the caller bounds how many by how far ahead it hands out shards. Not thread-safe.</remarks>
internal sealed class PassMerger
{
    private readonly PassQuestion _question;
    private readonly PointTally?[][] _tallies;
    private readonly Dictionary<int, ShardResult> _early = [];

    /// <summary>Starts with nothing merged.</summary>
    /// <param name="question">What the pass asks.</param>
    public PassMerger(PassQuestion question)
    {
        _question = question;
        _tallies = new PointTally?[question.Query.Conditions.Count][];
        for (int c = 0; c < _tallies.Length; c++)
            _tallies[c] = new PointTally?[question.Environment.Points.Count];
    }

    /// <summary>Number of shards merged, the first ones of the pass.</summary>
    public int Merged { get; private set; }

    /// <summary>Takes the result of one shard.</summary>
    /// <param name="index">Place of the shard in the pass.</param>
    /// <param name="result">Its result; its arrays are taken over.</param>
    public void Add(int index, ShardResult result)
    {
        _early.Add(index, result);
        while (_early.Remove(Merged, out ShardResult? next))
        {
            IReadOnlyList<int> conditions = _question.At(next.Shard.Point).Conditions;
            for (int i = 0; i < conditions.Count; i++)
                Add(ref _tallies[conditions[i]][next.Shard.Point], next.Tallies[i].ToTally());
            Merged++;
        }
    }

    /// <summary>The merged tallies of one condition, one a point, empty where it was not asked; all shards must have been merged.</summary>
    /// <param name="condition">Index of the condition.</param>
    public IReadOnlyList<PointTally> Tallies(int condition) => [.. _tallies[condition].Select(t => t ?? new())];

    private static void Add(ref PointTally? sum, PointTally tally)
    {
        if (sum is null)
            sum = tally;
        else
            sum.Add(tally);
    }
}
