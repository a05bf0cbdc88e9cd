namespace RetinaBench.Experiments.Measures;

/// <summary>The responses of one cell to one stimulus that was shown several times.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class RepeatedResponses
{
    private readonly double[][] _repeats;

    /// <summary>Takes a copy of the responses.</summary>
    /// <param name="repeats">[repeats][frames]: at least 2 repeats of one length of at least 2 frames, finite; spike counts or rates, in one unit.</param>
    /// <exception cref="ArgumentException">There are fewer repeats or frames, lengths differ, or a response is not finite.</exception>
    public RepeatedResponses(IReadOnlyList<IReadOnlyList<double>> repeats)
    {
        ArgumentNullException.ThrowIfNull(repeats);
        if (repeats.Count < 2)
            throw new ArgumentException($"{repeats.Count} repeats say nothing of noise: at least 2 are needed", nameof(repeats));
        if (repeats[0].Count < 2)
            throw new ArgumentException($"repeats of {repeats[0].Count} frames have no variance: at least 2 frames are needed", nameof(repeats));
        for (int i = 0; i < repeats.Count; i++)
        {
            if (repeats[i].Count != repeats[0].Count)
                throw new ArgumentException($"repeat {i} has {repeats[i].Count} frames and repeat 0 has {repeats[0].Count}", nameof(repeats));
            if (Series.NotFinite(repeats[i], $"repeat {i}") is { } refused)
                throw new ArgumentException(refused.Refusal!.Reason, nameof(repeats));
        }

        _repeats = [.. repeats.Select(r => r.ToArray())];
        Mean = MeanOf(Enumerable.Range(0, Count));
    }

    /// <summary>Number of repeats, N.</summary>
    public int Count => _repeats.Length;

    /// <summary>Number of frames, T.</summary>
    public int Frames => _repeats[0].Length;

    /// <summary>[frames], the mean over repeats: the peri-stimulus time histogram.</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>One repeat, [frames].</summary>
    /// <param name="repeat">0 to N - 1.</param>
    public IReadOnlyList<double> this[int repeat] => _repeats[repeat];

    /// <summary>All responses, [repeats, frames].</summary>
    public IReadOnlyList<double> All => [.. _repeats.SelectMany(r => r)];

    /// <summary>Whether no response differs from any other.</summary>
    public bool IsConstant => _repeats.All(r => r.All(x => x == _repeats[0][0]));

    /// <summary>[frames], the mean over some repeats.</summary>
    /// <param name="repeats">Numbers of at least one repeat.</param>
    public IReadOnlyList<double> MeanOf(IEnumerable<int> repeats)
    {
        ArgumentNullException.ThrowIfNull(repeats);
        double[] sum = new double[Frames];
        int count = 0;
        foreach (int repeat in repeats)
        {
            for (int t = 0; t < sum.Length; t++)
                sum[t] += _repeats[repeat][t];
            count++;
        }

        ArgumentOutOfRangeException.ThrowIfZero(count, nameof(repeats));
        for (int t = 0; t < sum.Length; t++)
            sum[t] /= count;
        return sum;
    }

    /// <summary>The same responses without one repeat.</summary>
    /// <param name="repeat">0 to N - 1; three repeats are needed, so that two are left.</param>
    public RepeatedResponses WithoutRepeat(int repeat) => new([.. _repeats.Where((_, i) => i != repeat)]);

    /// <summary>The same responses without some frames.</summary>
    /// <param name="first">The first frame to leave out.</param>
    /// <param name="end">The frame after the last to leave out; two frames must be left.</param>
    public RepeatedResponses WithoutFrames(int first, int end) => new([.. _repeats.Select(r => r.Where((_, t) => t < first || t >= end).ToArray())]);
}
