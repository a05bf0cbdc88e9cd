using RetinaBench.Experiments.Measures;

namespace RetinaBench.Experiments.Encoding;

/// <summary>The correlation of a prediction with the true rate over many frames, and what it is without any one block of consecutive frames.</summary>
/// <remarks>Pearson's coefficient (<see cref="PearsonCorrelation"/>) from sums of blocks, so that leaving one out costs no further pass through 100,000 frames. Immutable.</remarks>
internal sealed class BlockCorrelation
{
    /// <summary>Blocks of consecutive frames that are left out one after the other; with fewer frames a block is one frame.</summary>
    public const int Blocks = PredictionScore.Blocks;

    private readonly Sums[] _blocks;
    private readonly Sums _all;

    private BlockCorrelation(Sums[] blocks, string? refusal)
    {
        (_blocks, Refusal) = (blocks, refusal);
        _all = blocks.Aggregate(default(Sums), (sum, block) => sum.Plus(block));
        Refusal ??= _all.Correlation() is null ? "the prediction or the rate changes too little to be correlated" : null;
    }

    /// <summary>Why there is no coefficient; null where there is one.</summary>
    public string? Refusal { get; }

    /// <summary>The coefficient, or 0 where there is none: what never changes follows nothing.</summary>
    public double Value => Refusal is null ? _all.Correlation()!.Value : 0;

    /// <summary>Sums up two series.</summary>
    /// <param name="predicted">[frames], finite.</param>
    /// <param name="truth">[frames], finite.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static BlockCorrelation Of(ReadOnlySpan<float> predicted, ReadOnlySpan<float> truth)
    {
        if (predicted.Length != truth.Length)
            throw new ArgumentException($"{predicted.Length} predictions and {truth.Length} frames are not of one length", nameof(predicted));
        if (predicted.Length < 2)
            return new([], $"a correlation needs at least 2 frames, not {predicted.Length}");
        string? refusal = IsConstant(predicted) ? "the prediction never changes, so that it correlates with nothing"
            : IsConstant(truth) ? "the true rate never changes, so that nothing correlates with it" : null;
        int blocks = Math.Min(Blocks, predicted.Length);
        // Any constant may be taken off: one near the means keeps the sums exact.
        double x0 = Mean(predicted), y0 = Mean(truth);
        var sums = new Sums[blocks];
        for (int block = 0; block < blocks; block++)
        {
            int first = (int)((long)predicted.Length * block / blocks), end = (int)((long)predicted.Length * (block + 1) / blocks);
            for (int t = first; t < end; t++)
                sums[block] = sums[block].With(predicted[t] - x0, truth[t] - y0);
        }

        return new(sums, refusal);
    }

    /// <summary>The score with its error, the ceiling being 1 since the true rate has no noise; null where there is none.</summary>
    public Score? ToScore() => ToScore("CC of the true rate", Measured.Of(1));

    /// <summary>The score with its error below another ceiling, for a rate that is not known without noise; null where there is none.</summary>
    /// <param name="ceilingMeasure">What the ceiling is.</param>
    /// <param name="ceiling">The ceiling, or why there is none.</param>
    public Score? ToScore(string ceilingMeasure, Measured ceiling) => Refusal is null
        ? Score.Of("CC", Value, ceilingMeasure, ceiling, ScoreError.Jackknifed(Value, Resampled.Frames, _blocks.Length, Without))
        : null;

    /// <summary>By how much the coefficient of another prediction of the same frames is larger.</summary>
    /// <param name="other">The other prediction's.</param>
    /// <returns>The difference with its error, blocks being left out of both at once.</returns>
    public Score DifferenceTo(BlockCorrelation other)
    {
        ArgumentNullException.ThrowIfNull(other);
        double difference = other.Value - Value;
        ScoreError? error = Refusal is null && other.Refusal is null
            ? ScoreError.Jackknifed(difference, Resampled.Frames, _blocks.Length, block => Without(block).Then(mine => other.Without(block).Then(theirs => Measured.Of(theirs - mine))))
            : null;
        return Score.Unceiled("difference of CC", difference, error);
    }

    private Measured Without(int block) =>
        _all.Minus(_blocks[block]).Correlation() is { } value ? Measured.Of(value) : Measured.Insufficient("what is left changes too little to be correlated");

    private static bool IsConstant(ReadOnlySpan<float> values) => values.IndexOfAnyExcept(values[0]) < 0;

    private static double Mean(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
            sum += value;
        return sum / values.Length;
    }

    private readonly record struct Sums(int Count, double X, double Y, double XX, double YY, double XY)
    {
        public Sums With(double x, double y) => new(Count + 1, X + x, Y + y, XX + (x * x), YY + (y * y), XY + (x * y));

        public Sums Plus(Sums o) => new(Count + o.Count, X + o.X, Y + o.Y, XX + o.XX, YY + o.YY, XY + o.XY);

        public Sums Minus(Sums o) => new(Count - o.Count, X - o.X, Y - o.Y, XX - o.XX, YY - o.YY, XY - o.XY);

        public double? Correlation()
        {
            double xx = XX - (X * X / Count), yy = YY - (Y * Y / Count), xy = XY - (X * Y / Count), value = xy / Math.Sqrt(xx * yy);
            return Count > 1 && double.IsFinite(value) ? Math.Clamp(value, -1, 1) : null;
        }
    }
}
