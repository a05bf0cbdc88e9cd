using System.Globalization;

namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>Draws one heat map: cells, printed values, marks, labels and colour bar.</summary>
internal sealed class HeatMapPainter
{
    /// <summary>The role of cells, which keep their colours on a dark page.</summary>
    public const string CellRole = "cell";

    /// <summary>The role of the shades of the colour bar, which keep theirs.</summary>
    public const string ShadeRole = "shade";

    private const double BarWidth = 16;
    private const double BarGap = 18;
    private const int BarSteps = 64;
    private const double SmallestText = 9;

    // Wider cells than this share of their height look like bars.
    private const double WidestCell = 2.2;

    private static readonly string[] MarkColours = ["#000000", Palette.Vermillion, "#009E73", "#CC79A7"];

    private readonly HeatMap _map;
    private readonly SvgCanvas _canvas;
    private readonly AxisScale _scale;
    private readonly ColourScale _colours;
    private readonly string[] _markLabels;

    public HeatMapPainter(HeatMap map, SvgCanvas canvas)
    {
        _map = map;
        _canvas = canvas;
        IEnumerable<double> shown = map.Midpoint is double middle ? map.Values.Append(middle) : map.Values;
        _scale = AxisScale.Fit(map.Scale, shown, Sheet.VerticalIntervals(map.Rows.Count * map.CellHeight));
        _colours = new ColourScale(_scale, map.Midpoint);
        _markLabels = [.. map.Marks.Select(mark => mark.Label).Distinct()];
    }

    /// <summary>Draws below a height and returns the height where the map ends.</summary>
    public double Draw(double top)
    {
        double rowLabels = Math.Min(Typography.Tick.MeasureWidest(_map.Rows), Sheet.WidestRowLabel);
        double left = Sheet.Margin + Typography.AxisTitle.LineHeight + Sheet.AxisTitleGap + rowLabels + Sheet.TickGap;
        double barRoom = BarGap + BarWidth + Sheet.TickLength + Sheet.TickGap + PlotFrame.WidestLabel(_scale)
            + Sheet.AxisTitleGap + Typography.AxisTitle.LineHeight + Sheet.Margin;
        int columns = Math.Max(1, _map.Columns.Count), rows = Math.Max(1, _map.Rows.Count);
        double cell = Math.Min((_map.Width - left - barRoom) / columns, WidestCell * _map.CellHeight);
        var plot = new PlotArea(left, top + Sheet.PanelTitleGap, cell * columns, rows * _map.CellHeight, _scale, _scale);

        DrawCells(plot, cell);
        DrawMarks(plot, cell);
        for (int row = 0; row < _map.Rows.Count; row++)
            Typography.Tick.DrawRight(_canvas, _map.Rows[row], left - Sheet.TickGap, plot.Top + ((row + 0.5) * _map.CellHeight), rowLabels + 1);
        Typography.AxisTitle.DrawRotated(_canvas, _map.RowTitle, Sheet.Margin, plot.Top + (plot.Height / 2), plot.Height + Sheet.TitleOverhang);
        DrawColourBar(plot);
        double bottom = CategoryLabels.Draw(_canvas, plot, _map.Columns, _map.ColumnTitle);
        return Legend.Draw(_canvas, _markLabels.Select(Entry), bottom, _map.Width);
    }

    private void DrawCells(PlotArea plot, double cell)
    {
        string[] texts = [.. _map.Values.Select(Printed)];
        double size = TextSize(texts, cell);
        for (int i = 0; i < _map.Values.Count; i++)
        {
            double value = _map.Values[i], x = plot.Left + (i % _map.Columns.Count * cell), y = plot.Top + (i / _map.Columns.Count * _map.CellHeight);
            string colour = AxisScale.CanShow(value) ? _colours.Colour(value) : "#EEEEEE";
            _canvas.Rectangle(x, y, cell, _map.CellHeight, colour, new Stroke(Palette.Paper, 1), CellRole);
            if (size > 0)
                new TextStyle(size, ColourScale.TextOn(colour)).DrawMiddle(_canvas, texts[i], x + (cell / 2), y + (_map.CellHeight / 2.0), cell);
        }

        _canvas.Rectangle(plot.Left, plot.Top, plot.Width, plot.Height, "none", new Stroke(Palette.Frame, 1), "plot");
    }

    // The largest legible size at which every value fits its cell; 0 when there is none, so that either all are printed or none.
    private double TextSize(string[] texts, double cell)
    {
        double largest = Math.Floor(_map.CellHeight / 1.3), widest = new TextStyle(1, "").MeasureWidest(texts);
        double size = Math.Min(Typography.Label.Size, Math.Min(largest, Math.Floor((cell - 6) / Math.Max(widest, 1))));
        return size >= SmallestText ? size : 0;
    }

    private string Printed(double value)
    {
        if (!AxisScale.CanShow(value))
            return "\u2013";
        // Adding zero turns a value that rounds to the negative zero into the positive one.
        double rounded = Math.Round(value, _map.Decimals) + 0.0;
        return rounded.ToString($"F{_map.Decimals}", CultureInfo.InvariantCulture).Replace('-', '\u2212');
    }

    private void DrawMarks(PlotArea plot, double cell)
    {
        foreach (HeatMapMark mark in _map.Marks)
            DrawMark(plot.Left + (mark.Column * cell), plot.Top + (mark.Row * _map.CellHeight), cell, _map.CellHeight, mark.Label);
    }

    private void DrawMark(double x, double y, double width, double height, string label)
    {
        string colour = MarkColours[Array.IndexOf(_markLabels, label) % MarkColours.Length];
        _canvas.Rectangle(x + 1, y + 1, width - 2, height - 2, "none", new Stroke(Palette.Paper, 4.5));
        _canvas.Rectangle(x + 1, y + 1, width - 2, height - 2, "none", new Stroke(colour, 2.2));
    }

    private LegendEntry Entry(string label) =>
        new(label, (_, left, middle) => DrawMark(left + (Legend.SampleWidth / 4), middle - 6, Legend.SampleWidth / 2, 12, label));

    private void DrawColourBar(PlotArea map)
    {
        PlotArea bar = map with { Left = map.Right + BarGap, Width = BarWidth };
        double step = bar.Height / BarSteps;
        for (int i = 0; i < BarSteps; i++)
        {
            double value = _scale.Minimum + ((i + 0.5) / BarSteps * (_scale.Maximum - _scale.Minimum));
            // Half a pixel more than a step, so that no seam shows between steps.
            double height = i == 0 ? step : step + 0.5;
            _canvas.Rectangle(bar.Left, bar.Bottom - ((i + 1) * step), BarWidth, height, _colours.Colour(value), role: ShadeRole);
        }

        _canvas.Rectangle(bar.Left, bar.Top, BarWidth, bar.Height, "none", new Stroke(Palette.Frame, 1));
        foreach (AxisTick tick in _scale.Ticks)
        {
            double y = bar.Y(tick.Value);
            _canvas.Line(bar.Right, y, bar.Right + Sheet.TickLength, y, new Stroke(Palette.Frame, 1));
            Typography.Tick.DrawLeft(_canvas, tick.Label, bar.Right + Sheet.TickLength + Sheet.TickGap, y, map.Left + map.Width);
        }

        double title = bar.Right + Sheet.TickLength + Sheet.TickGap + PlotFrame.WidestLabel(_scale) + Sheet.AxisTitleGap;
        Typography.AxisTitle.DrawRotated(_canvas, _map.Scale.Label, title, bar.Top + (bar.Height / 2), bar.Height + Sheet.TitleOverhang);
    }
}
