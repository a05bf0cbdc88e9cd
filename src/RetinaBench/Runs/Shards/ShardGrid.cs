namespace RetinaBench.Runs.Shards;

/// <summary>The shards of one pass in the order in which they are handed out and merged: by point, then by first stimulus.</summary>
internal sealed class ShardGrid
{
    private readonly Shard _pattern;
    private readonly int _stimuliPerPoint;
    private readonly int _shardsPerPoint;

    /// <summary>Lays out a pass.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="suite">Id of the suite.</param>
    /// <param name="pass">Number of the pass.</param>
    /// <param name="environment">Name of the environment.</param>
    /// <param name="points">Number of points of the environment.</param>
    /// <param name="stimuliPerPoint">Stimuli shown at each point.</param>
    public ShardGrid(string model, string suite, int pass, string environment, int points, int stimuliPerPoint)
    {
        _pattern = new(model, suite, pass, environment, 0, 0, 0);
        _stimuliPerPoint = stimuliPerPoint;
        _shardsPerPoint = (stimuliPerPoint + Shard.MaximumCount - 1) / Shard.MaximumCount;
        Count = checked(points * _shardsPerPoint);
        Stimuli = (long)points * stimuliPerPoint;
    }

    /// <summary>Number of shards.</summary>
    public int Count { get; }

    /// <summary>Number of stimuli of the pass.</summary>
    public long Stimuli { get; }

    /// <summary>One shard.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public Shard this[int index]
    {
        get
        {
            int first = index % _shardsPerPoint * Shard.MaximumCount;
            return _pattern with { Point = index / _shardsPerPoint, First = first, Count = Math.Min(Shard.MaximumCount, _stimuliPerPoint - first) };
        }
    }

    /// <summary>Whether a shard is one of these.</summary>
    /// <param name="shard">Any shard.</param>
    public bool Contains(Shard shard)
    {
        long index = ((long)shard.Point * _shardsPerPoint) + (shard.First / Shard.MaximumCount);
        return shard.First >= 0 && index >= 0 && index < Count && this[(int)index] == shard;
    }
}
