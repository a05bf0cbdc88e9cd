using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.ReceptiveFields;

/// <summary>A cell that is read, and the square of checks around it.</summary>
/// <param name="Position">Its place in the map, row x columns + column.</param>
/// <param name="Row">First row of its checks.</param>
/// <param name="Column">First column of its checks.</param>
internal readonly record struct FieldCell(int Position, int Row, int Column)
{
    /// <summary>The cells in the middle of a layer. The map is taken to lie in the middle of the movie, as without padding or with the same on both sides.</summary>
    /// <param name="field">Which cells and checks.</param>
    /// <param name="checkSize">Side of a check in pixels.</param>
    /// <param name="movie">The movie.</param>
    /// <param name="layer">The layer.</param>
    public static IReadOnlyList<FieldCell> Of(FieldOptions field, int checkSize, MovieGeometry movie, LayerCard layer)
    {
        int[] rows = FirstChecks(field, checkSize, movie.Rows, layer.Rows), columns = FirstChecks(field, checkSize, movie.Columns, layer.Columns);
        int top = First(field, layer.Rows), left = First(field, layer.Columns);
        return [.. from row in Enumerable.Range(0, field.Cells)
                   from column in Enumerable.Range(0, field.Cells)
                   select new FieldCell(((top + row) * layer.Columns) + left + column, rows[row], columns[column])];
    }

    /// <summary>Why the cells of a layer cannot be read, or null.</summary>
    public static string? FindProblem(FieldOptions field, int checkSize, MovieGeometry movie, LayerCard layer)
    {
        if (layer.Frames > movie.Frames)
            return $"the {layer.Name} layer has {layer.Frames} frames, the movie {movie.Frames}: which belongs to which is not known";
        if (field.Lags > movie.Frames)
            return $"movies of {movie.Frames} frames hold no past of {field.Lags}";
        if (field.Cells > Math.Min(layer.Rows, layer.Columns))
            return $"the {layer.Name} layer has {layer.Rows}x{layer.Columns} cells, {field.Cells}x{field.Cells} are to be read";
        bool fits = Fits(field, checkSize, movie.Rows, layer.Rows) && Fits(field, checkSize, movie.Columns, layer.Columns);
        return fits ? null : $"{field.Side}x{field.Side} checks of {checkSize} pixels around {field.Cells}x{field.Cells} cells of the {layer.Name} layer do not fit into movies of {movie}";
    }

    private static bool Fits(FieldOptions field, int checkSize, int pixels, int cells)
    {
        int[] first = FirstChecks(field, checkSize, pixels, cells);
        return first[0] >= 0 && first[^1] + field.Side <= (pixels + checkSize - 1) / checkSize;
    }

    private static int[] FirstChecks(FieldOptions field, int checkSize, int pixels, int cells)
    {
        int distance = field.CellDistance ?? Math.Max(1, pixels / cells), first = First(field, cells);
        return [.. Enumerable.Range(first, field.Cells).Select(cell =>
        {
            // From the edge of the movie to the middle of the cell.
            double middle = (pixels + (distance * ((2.0 * cell) - (cells - 1)))) / 2;
            return (int)Math.Floor((middle / checkSize) - (field.Side / 2.0) + 0.5);
        })];
    }

    private static int First(FieldOptions field, int cells) => (cells - field.Cells + 1) / 2;
}
