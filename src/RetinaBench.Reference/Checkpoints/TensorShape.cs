using System.Globalization;

namespace RetinaBench.Reference.Checkpoints;

/// <summary>Counts and prints shapes.</summary>
internal static class TensorShape
{
    /// <summary>The number of elements, or -1 when a dimension is negative or the shape exceeds <see cref="CheckpointLimits"/>.</summary>
    public static int CountElements(IReadOnlyList<long> shape)
    {
        if (shape.Count > CheckpointLimits.Dimensions || shape.Any(size => size is < 0 or > int.MaxValue))
            return -1;
        if (shape.Contains(0))
            return 0;

        // Both factors are below 2^31, so the product fits before it is compared.
        long count = 1;
        foreach (long size in shape)
        {
            count *= size;
            if (count > CheckpointLimits.Elements)
                return -1;
        }

        return (int)count;
    }

    /// <summary>The shape as [8, 1, 31], shortened after the largest number of dimensions that is valid.</summary>
    public static string Format(IEnumerable<long> shape)
    {
        IEnumerable<string> sizes = shape.Take(CheckpointLimits.Dimensions + 1)
            .Select((size, axis) => axis < CheckpointLimits.Dimensions ? size.ToString(CultureInfo.InvariantCulture) : "...");
        return $"[{string.Join(", ", sizes)}]";
    }

    /// <summary>The shape as [8, 1, 31].</summary>
    public static string Format(IEnumerable<int> shape) => Format(shape.Select(size => (long)size));
}
