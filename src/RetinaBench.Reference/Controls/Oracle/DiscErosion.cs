using System.Numerics;
using System.Runtime.InteropServices;

namespace RetinaBench.Reference.Controls.Oracle;

/// <summary>Grey-scale erosion of one frame with a disc, by rows: a disc is a stack of horizontal segments, and the minimum over it is the minimum of theirs.</summary>
/// <remarks>Minima are exact, so the result does not depend on the width of the vectors. Holds scratch memory: for one thread.</remarks>
internal sealed class DiscErosion
{
    private const int Radius = CorrelatorWiring.DiscRadius;
    private const int Diameter = (2 * Radius) + 1;

    private readonly int _rows;
    private readonly int _columns;

    // Minima over columns c - h .. c + h, [row modulo diameter, h, columns]: only the rows that one disc touches are kept, which fit the cache.
    private readonly float[] _segments;
    private readonly float[] _least;
    private readonly List<DotCenter> _found = [];

    /// <summary>Makes scratch memory for frames of one size.</summary>
    /// <param name="rows">Rows of a frame.</param>
    /// <param name="columns">Columns of a frame.</param>
    public DiscErosion(int rows, int columns)
    {
        _rows = rows;
        _columns = columns;
        _segments = new float[Diameter * (Radius + 1) * columns];
        _least = new float[columns];
    }

    /// <summary>The disc centres of a frame.</summary>
    /// <param name="pixels">[rows, columns].</param>
    public CenterFrame Centers(ReadOnlySpan<float> pixels)
    {
        _found.Clear();
        for (int row = 0; row < _rows && _columns >= Diameter; row++)
        {
            FillSegments(row, pixels.Slice(row * _columns, _columns));
            if (row >= Diameter - 1)
                FindInRow(row - Radius);
        }

        return new(_rows, CollectionsMarshal.AsSpan(_found));
    }

    private void FillSegments(int row, ReadOnlySpan<float> pixels)
    {
        pixels.CopyTo(Segment(row, 0));
        for (int h = 1; h <= Radius; h++)
        {
            // The narrower segments one column to either side cover the wider one; but single pixels leave its middle open.
            Span<float> wider = Segment(row, h)[h..^h], narrower = Segment(row, h - 1);
            Minimize(narrower[(h - 1)..^(h + 1)], narrower[(h + 1)..^(h - 1)], wider);
            if (h == 1)
                Minimize(wider, narrower[1..^1], wider);
        }
    }

    private void FindInRow(int row)
    {
        Span<float> least = _least.AsSpan(0, _columns - (2 * Radius));
        Segment(row, Radius)[Radius..^Radius].CopyTo(least);

        // Most rows hold no centre, and their longest segments tell.
        if (!AnySeen(least))
            return;
        for (int dr = 1; dr <= Radius; dr++)
        {
            int half = DiscShape.HalfWidth(dr);
            Minimize(least, Segment(row - dr, half)[Radius..^Radius], least);
            Minimize(least, Segment(row + dr, half)[Radius..^Radius], least);
        }

        for (int c = 0; c < least.Length; c++)
        {
            if (least[c] > CorrelatorWiring.DiscThreshold)
                _found.Add(new(row, c + Radius, least[c]));
        }
    }

    private Span<float> Segment(int row, int half) =>
        _segments.AsSpan((((row % Diameter) * (Radius + 1)) + half) * _columns, _columns);

    private static bool AnySeen(ReadOnlySpan<float> values)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        var threshold = new Vector<float>(CorrelatorWiring.DiscThreshold);
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            if (Vector.GreaterThanAny(Vector.LoadUnsafe(ref first, (nuint)i), threshold))
                return true;
        }

        for (; i < values.Length; i++)
        {
            if (values[i] > CorrelatorWiring.DiscThreshold)
                return true;
        }

        return false;
    }

    private static void Minimize(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> least)
    {
        ref float left = ref MemoryMarshal.GetReference(a), right = ref MemoryMarshal.GetReference(b[..a.Length]);
        ref float target = ref MemoryMarshal.GetReference(least[..a.Length]);
        int i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Min(Vector.LoadUnsafe(ref left, (nuint)i), Vector.LoadUnsafe(ref right, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        for (; i < a.Length; i++)
            least[i] = Math.Min(a[i], b[i]);
    }
}
