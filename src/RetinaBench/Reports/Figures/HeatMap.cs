using RetinaBench.Reports.Figures.Drawing;

namespace RetinaBench.Reports.Figures;

/// <summary>A matrix of coloured cells with printed values, for example the accuracy of every bipolar and amacrine pair.</summary>
/// <remarks>
/// Without a midpoint lightness alone orders the colours, so the map survives grey printing and every kind of colour blindness.
/// </remarks>
public sealed record HeatMap : Figure
{
    /// <summary>What the rows are, for example <c>bipolar type</c>.</summary>
    public required string RowTitle { get; init; }

    /// <summary>What the columns are, for example <c>amacrine type</c>.</summary>
    public required string ColumnTitle { get; init; }

    /// <summary>The labels of the rows, from top to bottom.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>The labels of the columns, from left to right.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The values: [rows, columns], row by row; a non-finite one is an empty cell with a dash.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>The colour scale: its title, unit and, where fixed, its ends; values beyond them take the colour of the end.</summary>
    public required Axis Scale { get; init; }

    /// <summary>The value drawn white, with blue above and orange below; null for one hue from light to dark.</summary>
    public double? Midpoint { get; init; }

    /// <summary>The number of decimals of the printed values, in [0, 6].</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>The height of a cell in pixels, in [4, 400]; values are printed only where they fit.</summary>
    public int CellHeight { get; init; } = 34;

    /// <summary>Outlined cells, explained below the map.</summary>
    public IReadOnlyList<HeatMapMark> Marks { get; init; } = [];

    private protected override double DrawBody(SvgCanvas canvas, double top)
    {
        Check();
        return new HeatMapPainter(this, canvas).Draw(top);
    }

    private void Check()
    {
        CheckSize(Decimals, 0, 6, nameof(Decimals));
        CheckSize(CellHeight, 4, 400, nameof(CellHeight));
        if (Values.Count != Rows.Count * Columns.Count)
            throw new ArgumentException($"there are {Values.Count} values; {Rows.Count} rows of {Columns.Count} columns need {Rows.Count * Columns.Count}");
        if (Midpoint is double midpoint && !AxisScale.CanShow(midpoint))
            throw new ArgumentException($"midpoint is {midpoint}; it must be within +-{AxisScale.LargestMagnitude}");
        foreach (HeatMapMark mark in Marks.Where(mark => mark.Row < 0 || mark.Row >= Rows.Count || mark.Column < 0 || mark.Column >= Columns.Count))
            throw new ArgumentException($"mark '{mark.Label}' is at row {mark.Row}, column {mark.Column}; the map has {Rows.Count} rows and {Columns.Count} columns");
    }
}
