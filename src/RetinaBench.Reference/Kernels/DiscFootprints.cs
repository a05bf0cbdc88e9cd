using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Kernels;

/// <summary>What a whole disc adds to the spatially filtered movie, for every place of the disc relative to the kernels.</summary>
/// <remarks>
/// footprint[row, phase, column, type] = sum of w[type] over the disc's pixels within the kernel of that column. Row counts the
/// centre's row from the first that reaches the kernel; phase is where the centre's column lies relative to the stride.
/// Kernels of the map never reach beyond the movie, so a disc that does needs no clipping. Radius 0 gives single pixels.
/// </remarks>
internal sealed unsafe class DiscFootprints
{
    private readonly AlignedBuffer<float> _table;
    private readonly AlignedBuffer<FootprintPlace> _places;

    /// <summary>Tabulates the footprints of the discs of one radius.</summary>
    /// <param name="layout">Where they are added.</param>
    /// <param name="radius">Radius of the discs, at most the one the layout was made for.</param>
    /// <param name="movieColumns">Columns of the movie.</param>
    /// <param name="weights">[types, kernel rows, kernel columns].</param>
    /// <param name="types">Cell types.</param>
    public DiscFootprints(MovieWindow layout, int radius, int movieColumns, ReadOnlySpan<float> weights, int types)
    {
        SpatialWindow window = layout.Window;
        Radius = radius;
        Rows = window.Rows + (2 * radius);
        int columns = layout.FootprintColumns(radius);
        Length = columns * layout.Types;
        RowStride = window.Stride * Length;
        _table = new(checked(Rows * RowStride));
        for (int row = 0; row < Rows; row++)
        {
            for (int phase = 0; phase < window.Stride; phase++)
            {
                for (int column = 0; column < columns; column++)
                {
                    int centre = radius + window.Columns - 1 - phase - (column * window.Stride);
                    float* entry = Row(row) + (phase * Length) + (column * layout.Types);
                    for (int type = 0; type < types; type++)
                        entry[type] = (float)OverDisc(weights.Slice(type * window.Area, window.Area), window, row - radius, centre);
                }
            }
        }

        _places = new(movieColumns + (2 * radius));
        for (int column = -radius; column < movieColumns + radius; column++)
        {
            int reach = column - radius - window.Columns + 1 + (layout.Margin * window.Stride);
            int first = (reach + window.Stride - 1) / window.Stride;
            _places.Pointer[column + radius] = new(first, ((first * window.Stride) - reach) * Length);
        }
    }

    /// <summary>Radius of the discs.</summary>
    public int Radius { get; }

    /// <summary>Rows of centres that reach a kernel: kernel rows + 2 x radius.</summary>
    public int Rows { get; }

    /// <summary>Floats of one footprint's row, a multiple of sixteen.</summary>
    public int Length { get; }

    private int RowStride { get; }

    /// <summary>Where the footprints of each centre column start, [movie columns + 2 x radius], from column -radius.</summary>
    public FootprintPlace* Places => _places.Pointer;

    /// <summary>Number of floats in the table, before making it: large discs are better drawn.</summary>
    public static long SizeOf(MovieWindow layout, int radius) =>
        (layout.Window.Rows + (2L * radius)) * layout.Window.Stride * layout.FootprintColumns(radius) * layout.Types;

    /// <summary>The footprints [phases, columns, types] of centres at a row, counted from the first that reaches the kernel.</summary>
    public float* Row(int row) => _table.Pointer + (row * RowStride);

    private double OverDisc(ReadOnlySpan<float> kernel, SpatialWindow window, int centreRow, int centreColumn)
    {
        double sum = 0;
        for (int dr = -Radius; dr <= Radius; dr++)
        {
            int row = centreRow + dr, half = DotScene.HalfWidth(Radius, dr);
            if (row < 0 || row >= window.Rows)
                continue;
            for (int column = Math.Max(0, centreColumn - half); column <= Math.Min(window.Columns - 1, centreColumn + half); column++)
                sum += kernel[(row * window.Columns) + column];
        }

        return sum;
    }
}
