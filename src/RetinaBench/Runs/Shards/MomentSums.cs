using RetinaBench.Experiments;

namespace RetinaBench.Runs.Shards;

/// <summary>Sums one response over the stimuli of a shard, unit by unit.</summary>
/// <remarks>The same sums as <see cref="ResponseMoments.With"/>, without an object for each stimulus.</remarks>
internal sealed class MomentSums
{
    private readonly ResponseMoments _sums;
    private int _count;

    public MomentSums(int units) => _sums = ResponseMoments.Empty(units);

    /// <summary>Adds the response to one stimulus, [units], finite.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        double[] sum = _sums.Sum, squares = _sums.SumOfSquares, minimum = _sums.Minimum, maximum = _sums.Maximum;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            sum[i] += value;
            squares[i] += value * value;
            minimum[i] = Math.Min(minimum[i], value);
            maximum[i] = Math.Max(maximum[i], value);
        }

        _count++;
    }

    /// <summary>What was summed.</summary>
    public ResponseMoments ToMoments() => _sums with { Count = _count };
}
