namespace RetinaBench.Reference.Kernels;

/// <summary>Whose response a stored block is.</summary>
/// <param name="Column">Column of the position in its map.</param>
/// <param name="Type">Cell type.</param>
/// <param name="Block">Which sixteen frames.</param>
internal readonly record struct BlockCode(ushort Column, byte Type, byte Block);
