namespace RetinaBench.Reference.Kernels;

/// <summary>Whose response a stored block is.</summary>
/// <param name="Packed">Column in the low 16 bits, then 8 bits of type and 8 of block.</param>
internal readonly record struct BlockCode(uint Packed)
{
    /// <summary>Packs the parts.</summary>
    public BlockCode(int column, int type, int block)
        : this((uint)(column | (type << 16) | (block << 24)))
    {
    }

    /// <summary>Column of the position in its map.</summary>
    public int Column => (int)(Packed & 0xFFFF);

    /// <summary>Cell type.</summary>
    public int Type => (int)(Packed >> 16 & 0xFF);

    /// <summary>Which sixteen frames.</summary>
    public int Block => (int)(Packed >> 24);
}
