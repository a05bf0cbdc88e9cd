using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Sizes of the memory that a training step works in.</summary>
/// <remarks>
/// <para>Dropout makes every value of every layer random, so that training, other than inference, has no background to leave out
/// and no use for lists of active blocks. It is dense: the cell types of one position lie side by side in a vector, and the frames
/// of a vector follow each other, [rows, vectors of a row, frames, 16 lanes].</para>
/// <para>Bipolar cells: eight types are half a vector, so that a vector holds two columns; with more types, or where the layer
/// above steps over an odd number of columns, every column starts a vector. Amacrine and ganglion cells share a map and its
/// vectors: amacrine types in the first lanes, ganglion types behind them.</para>
/// </remarks>
internal sealed class NetworkShape
{
    private const int Lanes = FrameBlocks.Lanes, Half = Lanes / 2;

    public NetworkShape(Murray2021Architecture architecture, int radius)
    {
        Murray2021Architecture a = architecture;
        Architecture = a;
        if (a.HasAmacrine && a.GanglionBipolar is { } residual && residual != a.Amacrine)
            throw new InputException($"murray2021: training needs one window for amacrine cells and the residual path, they are {a.Amacrine} and {residual}");
        Lateral = a.HasAmacrine ? a.Amacrine : a.GanglionBipolar!.Value;
        if (a.HasAmacrine && (a.AmacrineRows != a.GanglionRows || a.AmacrineColumns != a.GanglionColumns))
            throw new InputException(FormattableString.Invariant($"murray2021: training needs amacrine and ganglion maps of one size, they are {a.AmacrineRows}x{a.AmacrineColumns} and {a.GanglionRows}x{a.GanglionColumns}"));
        Frames = a.Input.Frames;
        Taps = a.Taps;
        LagGroups = (Taps + Lanes - 1) / Lanes;
        Layout = new(a.Bipolar, a.BipolarColumns, a.BipolarTypes, radius, wholeVectors: Lateral.Stride % 2 == 1);
        BipolarLanes = Layout.Types;
        BipolarTables = Math.Max(1, BipolarLanes / Lanes);
        MapRows = a.GanglionRows;
        MapColumns = a.GanglionColumns;
        BipolarRows = ((MapRows - 1) * Lateral.Stride) + Lateral.Rows;
        int columns = ((MapColumns - 1) * Lateral.Stride) + Lateral.Columns;
        WindowVectors = RoundUp(Lateral.Columns * BipolarLanes, Lanes) / Lanes;
        BipolarVectors = Math.Max(RoundUp(columns * BipolarLanes, Lanes), ((MapColumns - 1) * Lateral.Stride * BipolarLanes) + (WindowVectors * Lanes)) / Lanes;
        BipolarMaskChunks = (RoundUp(Frames * BipolarVectors, DropoutPlane.ChunkVectors)) / DropoutPlane.ChunkVectors;
        GanglionLane = RoundUp(a.AmacrineTypes, Half);
        MapLanes = RoundUp(GanglionLane + RoundUp(a.GanglionTypes, Half), Lanes);
        MapVectors = MapLanes / Lanes;
        FirstGanglionFrame = Math.Max(0, Frames - Taps);
        FirstBipolarFrame = a.HasAmacrine ? Math.Max(0, FirstGanglionFrame - Taps + 1) : FirstGanglionFrame;
        Padding = a.HasAmacrine ? a.GanglionAmacrine.Padding : 0;
    }

    public Murray2021Architecture Architecture { get; }

    public int Frames { get; }

    public int Taps { get; }

    /// <summary>Taps in groups of sixteen lags.</summary>
    public int LagGroups { get; }

    /// <summary>The row of the spatially filtered movie.</summary>
    public MovieWindow Layout { get; }

    /// <summary>From bipolar cells to the map of amacrine and ganglion cells.</summary>
    public SpatialWindow Lateral { get; }

    /// <summary>Lanes from one bipolar column to the next.</summary>
    public int BipolarLanes { get; }

    /// <summary>Vectors that repeat the bipolar types: 1, or more where types fill several.</summary>
    public int BipolarTables { get; }

    /// <summary>Rows of bipolar cells that the map reads.</summary>
    public int BipolarRows { get; }

    /// <summary>Vectors of a row of bipolar cells that the map reads.</summary>
    public int BipolarVectors { get; }

    /// <summary>Vectors of one row of a window over bipolar cells.</summary>
    public int WindowVectors { get; }

    /// <summary>Chunks of dropout bits of a row of bipolar cells.</summary>
    public int BipolarMaskChunks { get; }

    /// <summary>Rows of the map of amacrine and ganglion cells.</summary>
    public int MapRows { get; }

    /// <summary>Columns of the map.</summary>
    public int MapColumns { get; }

    /// <summary>Positions of the map.</summary>
    public int Positions => MapRows * MapColumns;

    /// <summary>The lane of ganglion type 0.</summary>
    public int GanglionLane { get; }

    /// <summary>Lanes of a position of the map.</summary>
    public int MapLanes { get; }

    /// <summary>Vectors of a position of the map.</summary>
    public int MapVectors { get; }

    /// <summary>The first frame whose ganglion input, hence amacrine output, the decision on the last frame sees.</summary>
    public int FirstGanglionFrame { get; }

    /// <summary>The first frame whose bipolar output it sees.</summary>
    public int FirstBipolarFrame { get; }

    /// <summary>Zeros around the amacrine map where ganglion cells read it.</summary>
    public int Padding { get; }

    /// <summary>Rows of the amacrine map with its padding.</summary>
    public int PaddedRows => MapRows + (2 * Padding);

    /// <summary>Columns of the amacrine map with its padding.</summary>
    public int PaddedColumns => MapColumns + (2 * Padding);

    public static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
