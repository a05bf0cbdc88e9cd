namespace RetinaBench.Reference.Kernels;

/// <summary>A pixel of one frame.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Row">Row of the pixel.</param>
/// <param name="Column">Column of the pixel.</param>
internal readonly record struct LitPixel(int Frame, int Row, int Column);
