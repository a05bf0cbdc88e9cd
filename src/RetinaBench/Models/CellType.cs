namespace RetinaBench.Models;

/// <summary>One channel of one layer, for example bipolar 4.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Index">Number of the type within the layer, from 0.</param>
public readonly record struct CellType(string Layer, int Index) : IComparable<CellType>
{
    /// <summary>Orders by layer name (ordinal), then by number.</summary>
    /// <param name="other">The cell type to compare with.</param>
    public int CompareTo(CellType other)
    {
        int byLayer = string.CompareOrdinal(Layer, other.Layer);
        return byLayer != 0 ? byLayer : Index.CompareTo(other.Index);
    }

    /// <summary>For example <c>bipolar:4</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Layer}:{Index}");

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(CellType left, CellType right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left sorts before or with the right.</summary>
    public static bool operator <=(CellType left, CellType right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(CellType left, CellType right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left sorts after or with the right.</summary>
    public static bool operator >=(CellType left, CellType right) => left.CompareTo(right) >= 0;
}
