namespace RetinaBench.Models;

/// <summary>Reduces the full response of a layer, [cell types, frames, rows, columns]: the definition of every <see cref="Reduction"/>.</summary>
/// <remarks>
/// Sums run in double precision in the order of the values and are rounded once, so that a result does not depend on the
/// machine. NaN goes through every reduction; it is for the reader of the result to refuse it. Thread-safe.
/// </remarks>
public static class ResponseReducer
{
    /// <summary>Reduces one response.</summary>
    /// <param name="layer">The layer's card, which gives the shape.</param>
    /// <param name="full">[cell types, frames, rows, columns].</param>
    /// <param name="reduction">How it is reduced.</param>
    /// <param name="result">Receives the values, laid out as <paramref name="reduction"/> says; <see cref="ResponseRequest.Size"/> of them.</param>
    /// <exception cref="ArgumentException">A span has not the length that the layer and the reduction ask for.</exception>
    public static void Reduce(LayerCard layer, ReadOnlySpan<float> full, Reduction reduction, Span<float> result)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (full.Length != layer.Size)
            throw new ArgumentException($"layer {layer.Name} has {layer.Size} values, not {full.Length}", nameof(full));
        int expected = new ResponseRequest(layer.Name, reduction).Size(layer);
        if (result.Length != expected)
            throw new ArgumentException($"{reduction} of layer {layer.Name} has {expected} values, not {result.Length}", nameof(result));

        int perType = layer.Frames * layer.Positions;
        int perResult = result.Length / layer.CellTypes;
        for (int type = 0; type < layer.CellTypes; type++)
            ReduceType(full.Slice(type * perType, perType), layer.Positions, reduction, result.Slice(type * perResult, perResult));
    }

    private static void ReduceType(ReadOnlySpan<float> response, int positions, Reduction reduction, Span<float> result)
    {
        switch (reduction)
        {
            case Reduction.Full:
                response.CopyTo(result);
                break;
            case Reduction.LastFrame:
                response[^positions..].CopyTo(result);
                break;
            case Reduction.SpatialMean:
                for (int frame = 0; frame < result.Length; frame++)
                    result[frame] = Mean(response.Slice(frame * positions, positions));
                break;
            case Reduction.Mean:
                result[0] = Mean(response);
                break;
            case Reduction.Minimum:
                result[0] = Minimum(response);
                break;
            case Reduction.Maximum:
                result[0] = Maximum(response);
                break;
            case Reduction.LastFrameEnergy:
                result[0] = SumOfSquares(response[^positions..]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(reduction), reduction, "not a reduction");
        }
    }

    private static float Mean(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
            sum += value;
        return (float)(sum / values.Length);
    }

    // Math.Min and Math.Max propagate NaN.
    private static float Minimum(ReadOnlySpan<float> values)
    {
        float least = values[0];
        foreach (float value in values)
            least = Math.Min(least, value);
        return least;
    }

    private static float Maximum(ReadOnlySpan<float> values)
    {
        float greatest = values[0];
        foreach (float value in values)
            greatest = Math.Max(greatest, value);
        return greatest;
    }

    private static float SumOfSquares(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
            sum += (double)value * value;
        return (float)sum;
    }
}
