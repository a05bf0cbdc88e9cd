namespace RetinaBench.Recordings;

/// <summary>Spikes counted in the frames of a stimulus, [cells, trials, frames].</summary>
/// <remarks>Immutable once filled; a count may exceed 1.</remarks>
public sealed class SpikeCounts
{
    /// <summary>The largest count that is kept.</summary>
    public const int Largest = ushort.MaxValue;

    private readonly ushort[] _counts;

    internal SpikeCounts(int cells, int trials, int frames)
    {
        (Cells, Trials, Frames) = (cells, trials, frames);
        _counts = new ushort[checked(cells * trials * frames)];
    }

    /// <summary>Number of cells.</summary>
    public int Cells { get; }

    /// <summary>Number of trials.</summary>
    public int Trials { get; }

    /// <summary>Frames of a trial.</summary>
    public int Frames { get; }

    /// <summary>The counts of one trial, [frames].</summary>
    /// <param name="cell">0 to cells - 1.</param>
    /// <param name="trial">0 to trials - 1.</param>
    public ReadOnlySpan<ushort> Trial(int cell, int trial)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell, Cells);
        ArgumentOutOfRangeException.ThrowIfNegative(trial);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(trial, Trials);
        return _counts.AsSpan(((cell * Trials) + trial) * Frames, Frames);
    }

    /// <summary>All spikes of one cell.</summary>
    /// <param name="cell">0 to cells - 1.</param>
    public long Total(int cell)
    {
        long sum = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            foreach (ushort count in Trial(cell, trial))
                sum += count;
        }

        return sum;
    }

    /// <summary>The counts of the first frames of the first trials, of every cell.</summary>
    /// <param name="trials">1 to <see cref="Trials"/>.</param>
    /// <param name="frames">1 to <see cref="Frames"/>.</param>
    public SpikeCounts First(int trials, int frames)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, Trials);
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frames, Frames);
        if ((trials, frames) == (Trials, Frames))
            return this;
        var part = new SpikeCounts(Cells, trials, frames);
        for (int cell = 0; cell < Cells; cell++)
        {
            for (int trial = 0; trial < trials; trial++)
                Trial(cell, trial)[..frames].CopyTo(part._counts.AsSpan(((cell * trials) + trial) * frames));
        }

        return part;
    }

    /// <summary>Takes up a value of a file.</summary>
    /// <returns>False for a value that is no count: not whole, below 0 or above <see cref="Largest"/>.</returns>
    internal bool TrySet(int cell, int trial, int frame, double value)
    {
        if (!(value >= 0 && value <= Largest) || value != Math.Floor(value))
            return false;
        _counts[(((cell * Trials) + trial) * Frames) + frame] = (ushort)value;
        return true;
    }
}
