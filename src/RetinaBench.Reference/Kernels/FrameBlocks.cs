namespace RetinaBench.Reference.Kernels;

/// <summary>Frames cut into blocks of sixteen lanes; the last frame is the last lane, unused lanes come first.</summary>
/// <remarks>Aligned at the end because every readout looks at the last frames, and causality makes early lanes cheap.</remarks>
/// <param name="Frames">Number of frames, at least 1.</param>
internal readonly record struct FrameBlocks(int Frames)
{
    /// <summary>Lanes of a block.</summary>
    public const int Lanes = 16;

    /// <summary>Number of blocks.</summary>
    public int Count => (Frames + Lanes - 1) / Lanes;

    /// <summary>Lanes of all blocks.</summary>
    public int Length => Count * Lanes;

    /// <summary>Unused lanes before frame 0.</summary>
    public int Padding => Length - Frames;

    /// <summary>The frame of a block's first lane; negative where it is unused.</summary>
    public int FirstFrame(int block) => (block * Lanes) - Padding;
}
