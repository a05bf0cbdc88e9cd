namespace RetinaBench.Reference.Kernels;

/// <summary>The layout of one row of the spatially filtered movie, [frames, columns with margins, types rounded up].</summary>
/// <remarks>
/// Margins on both sides take the parts of a disc's footprint that fall outside of the map, so that adding a footprint needs
/// no clipping. Types are rounded up so that whole vectors hold whole columns.
/// </remarks>
internal sealed class MovieWindow
{
    private const int Lanes = FrameBlocks.Lanes;

    /// <summary>Lays out the rows of a map.</summary>
    /// <param name="window">The spatial kernel, without padding.</param>
    /// <param name="columns">Columns of the map.</param>
    /// <param name="types">Cell types.</param>
    /// <param name="radius">The largest radius of discs to be added.</param>
    /// <param name="wholeVectors">Whether every column is to start a vector, also where eight types would leave room for two columns.</param>
    public MovieWindow(SpatialWindow window, int columns, int types, int radius, bool wholeVectors = false)
    {
        Window = window;
        Columns = columns;
        Types = types <= Lanes / 2 && !wholeVectors ? Lanes / 2 : (types + Lanes - 1) / Lanes * Lanes;
        Margin = FootprintColumns(radius);
        int vectors = (((Margin + columns + Margin) * Types) + Lanes - 1) / Lanes;

        // An odd number of cache lines a frame spreads the frames of a column over all sets of the first-level cache.
        FrameStride = (vectors + 1 - (vectors % 2)) * Lanes;
    }

    /// <summary>The spatial kernel.</summary>
    public SpatialWindow Window { get; }

    /// <summary>Columns of the map.</summary>
    public int Columns { get; }

    /// <summary>Cell types rounded up to half a vector or to whole vectors: floats from one column to the next.</summary>
    public int Types { get; }

    /// <summary>Columns before column 0 of the map.</summary>
    public int Margin { get; }

    /// <summary>Floats from one frame to the next.</summary>
    public int FrameStride { get; }

    /// <summary>Columns with margins.</summary>
    public int PaddedColumns => FrameStride / Types;

    /// <summary>Columns whose kernels a disc may touch, made even so that they are whole vectors.</summary>
    /// <param name="radius">Radius of the disc; 0 for a single pixel.</param>
    public int FootprintColumns(int radius)
    {
        int columns = ((2 * radius) + Window.Columns + Window.Stride - 1) / Window.Stride;
        return columns + (columns % 2);
    }
}
