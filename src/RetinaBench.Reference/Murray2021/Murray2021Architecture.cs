using RetinaBench.Reference.Kernels;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021;

/// <summary>The shape of a murray2021 network; the defaults are the published ones.</summary>
/// <remarks>
/// Bipolar cells filter the movie; amacrine cells and, along the residual path, ganglion cells read them; ganglion cells also
/// read the amacrine cells. Either the amacrine layer or the residual path may be absent, not both. Each cell type filters in
/// space, then in time over the past <see cref="Taps"/> frames, zeros before the first frame.
/// </remarks>
public sealed record Murray2021Architecture
{
    /// <summary>The most cell types a layer may have: lesions are held as 64-bit sets.</summary>
    public const int MaximumTypes = 64;

    /// <summary>The most values that a movie or a layer's response may have.</summary>
    public const int MaximumSize = 1 << 28;

    /// <summary>The most weights that one cell may read the layer below with: kernel rows x columns x source types.</summary>
    public const int MaximumWeights = ushort.MaxValue;

    /// <summary>The published network: 8 types a layer, 51 frames of 255 x 255.</summary>
    public static Murray2021Architecture Published { get; } = new();

    /// <summary>Shape of the movies, [frames, rows, columns].</summary>
    public MovieGeometry Input { get; init; } = new(51, 255, 255);

    /// <summary>Taps of every temporal kernel; the last one weighs the current frame.</summary>
    public int Taps { get; init; } = 31;

    /// <summary>Bipolar cell types.</summary>
    public int BipolarTypes { get; init; } = 8;

    /// <summary>Amacrine cell types; 0 for a network without amacrine cells.</summary>
    public int AmacrineTypes { get; init; } = 8;

    /// <summary>Ganglion cell types.</summary>
    public int GanglionTypes { get; init; } = 8;

    /// <summary>From the movie to bipolar cells; no padding.</summary>
    public SpatialWindow Bipolar { get; init; } = new(10, 10, 5);

    /// <summary>From bipolar to amacrine cells; no padding. Ignored without amacrine cells.</summary>
    public SpatialWindow Amacrine { get; init; } = new(5, 5, 4);

    /// <summary>From bipolar to ganglion cells, the residual path; no padding. Null for a network without it.</summary>
    public SpatialWindow? GanglionBipolar { get; init; } = new SpatialWindow(5, 5, 4);

    /// <summary>From amacrine to ganglion cells. Ignored without amacrine cells.</summary>
    public SpatialWindow GanglionAmacrine { get; init; } = new(3, 3, 1, 1);

    /// <summary>Whether there are amacrine cells.</summary>
    public bool HasAmacrine => AmacrineTypes > 0;

    /// <summary>Rows of the bipolar map.</summary>
    public int BipolarRows => Bipolar.OutputRows(Input.Rows);

    /// <summary>Columns of the bipolar map.</summary>
    public int BipolarColumns => Bipolar.OutputColumns(Input.Columns);

    /// <summary>Rows of the amacrine map; 0 without amacrine cells.</summary>
    public int AmacrineRows => HasAmacrine ? Amacrine.OutputRows(BipolarRows) : 0;

    /// <summary>Columns of the amacrine map; 0 without amacrine cells.</summary>
    public int AmacrineColumns => HasAmacrine ? Amacrine.OutputColumns(BipolarColumns) : 0;

    /// <summary>Rows of the ganglion map.</summary>
    public int GanglionRows => GanglionBipolar?.OutputRows(BipolarRows) ?? GanglionAmacrine.OutputRows(AmacrineRows);

    /// <summary>Columns of the ganglion map.</summary>
    public int GanglionColumns => GanglionBipolar?.OutputColumns(BipolarColumns) ?? GanglionAmacrine.OutputColumns(AmacrineColumns);

    /// <summary>Multiply-adds for one movie by the network's definition: one for each weight, position and frame of every convolution, zero padding included.</summary>
    /// <remarks>A method, as whatever is a property of this record enters the version of every network.</remarks>
    public long MultiplyAddsPerMovie()
    {
        long bipolar = (long)BipolarRows * BipolarColumns * BipolarTypes;
        long amacrine = (long)AmacrineRows * AmacrineColumns * AmacrineTypes;
        long ganglion = (long)GanglionRows * GanglionColumns * GanglionTypes;
        SpatialWindow residual = GanglionBipolar ?? default;
        long perFrame = (bipolar * (Bipolar.Area + Taps))
            + (amacrine * ((BipolarTypes * Amacrine.Area) + Taps))
            + (ganglion * ((BipolarTypes * residual.Area) + (AmacrineTypes * GanglionAmacrine.Area) + Taps))
            + (ganglion * Murray2021Model.DecisionClasses.Count);
        return perFrame * Input.Frames;
    }

    /// <summary>Checks that every size is in range and that the shapes fit together.</summary>
    /// <exception cref="InputException">They do not; the message names the member, its value and what would be valid.</exception>
    public void Validate()
    {
        InRange(nameof(Input) + "." + nameof(Input.Frames), Input.Frames, 1, 4096);
        InRange(nameof(Input) + "." + nameof(Input.Rows), Input.Rows, 1, 8192);
        InRange(nameof(Input) + "." + nameof(Input.Columns), Input.Columns, 1, 8192);
        InRange(nameof(Taps), Taps, 1, 4096);
        InRange(nameof(BipolarTypes), BipolarTypes, 1, MaximumTypes);
        InRange(nameof(AmacrineTypes), AmacrineTypes, 0, MaximumTypes);
        InRange(nameof(GanglionTypes), GanglionTypes, 1, MaximumTypes);
        Fits(nameof(Bipolar), Bipolar, Input.Rows, Input.Columns, 0, 1);
        if (HasAmacrine)
        {
            Fits(nameof(Amacrine), Amacrine, BipolarRows, BipolarColumns, 0, BipolarTypes);
            Fits(nameof(GanglionAmacrine), GanglionAmacrine, AmacrineRows, AmacrineColumns, Math.Min(GanglionAmacrine.Rows, GanglionAmacrine.Columns) - 1, AmacrineTypes);
        }

        if (GanglionBipolar is { } residual)
            Fits(nameof(GanglionBipolar), residual, BipolarRows, BipolarColumns, 0, BipolarTypes);
        else if (!HasAmacrine)
            throw new InputException("murray2021: ganglion cells have no input: AmacrineTypes is 0 and there is no GanglionBipolar path, one of them is needed");
        if (HasAmacrine && GanglionBipolar is not null)
        {
            int rows = GanglionAmacrine.OutputRows(AmacrineRows), columns = GanglionAmacrine.OutputColumns(AmacrineColumns);
            if (rows != GanglionRows || columns != GanglionColumns)
                throw new InputException(FormattableString.Invariant($"murray2021: GanglionAmacrine {GanglionAmacrine} gives a map of {rows}x{columns}, GanglionBipolar {GanglionBipolar} one of {GanglionRows}x{GanglionColumns}; they are summed and must be equal"));
        }

        long positions = Math.Max((long)BipolarRows * BipolarColumns * BipolarTypes, Math.Max((long)AmacrineRows * AmacrineColumns * AmacrineTypes, (long)GanglionRows * GanglionColumns * GanglionTypes));
        long size = Input.Frames * Math.Max((long)Input.Rows * Input.Columns, positions);
        if (size > MaximumSize)
            throw new InputException(FormattableString.Invariant($"murray2021: the largest of movie and layer responses has {size} values, at most {MaximumSize} are supported"));
    }

    private static void InRange(string member, int value, int least, int most)
    {
        if (value < least || value > most)
            throw new InputException(FormattableString.Invariant($"murray2021: {member} is {value}, valid are {least} to {most}"));
    }

    private static void Fits(string member, SpatialWindow window, int rows, int columns, int maximumPadding, int sources)
    {
        InRange(member + "." + nameof(window.Stride), window.Stride, 1, 8192);
        InRange(member + "." + nameof(window.Padding), window.Padding, 0, Math.Max(0, maximumPadding));
        InRange(member + "." + nameof(window.Rows), window.Rows, 1, rows + (2 * window.Padding));
        InRange(member + "." + nameof(window.Columns), window.Columns, 1, columns + (2 * window.Padding));
        if ((long)window.Rows * window.Columns * sources > MaximumWeights)
            throw new InputException(FormattableString.Invariant($"murray2021: {member} {window} over {sources} source types has more than {MaximumWeights} weights"));
    }
}
