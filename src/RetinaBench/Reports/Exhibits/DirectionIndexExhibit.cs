using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits;

/// <summary>The direction index of every cell type of a layer.</summary>
internal static class DirectionIndexExhibit
{
    private const int PlotHeight = 240;

    /// <summary>A figure, or a table for a layer that is silent throughout.</summary>
    public static Exhibit Of(string experiment, DirectionIndexTable table)
    {
        string title = $"Direction index of each {table.Layer} type";
        string caption = $"DSI = (R - L) / (R + L) of the mean response to dots that all move one way at {Text.Number(table.JudgedFrom)} to {Text.Number(table.JudgedTo)} pixels/frame: "
            + "+1 responds to rightward motion only, -1 to leftward only. Error bars are 95 % bootstrap intervals; n/a stands for a silent type.";
        return new(experiment, title, caption, [experiment],
            new([$"{table.Layer} type", "direction index"], [.. table.Rows.Select(row => (string[])[Values.Whole(row.Index), row.DirectionIndex is { } index ? Text.Number(index) : "silent"])]),
            table.Rows.All(row => row.DirectionIndex is null) ? null : new BarChart
            {
                Title = title,
                Description = caption,
                CategoryTitle = $"{table.Layer} type",
                Value = new("direction index"),
                PlotHeight = PlotHeight,
                Categories = [.. table.Rows.Select(row => Values.Whole(row.Index))],
                Series = [new("", [.. table.Rows.Select(row => row.DirectionIndex is { } index ? new Bar(index.Value, index.Lower, index.Upper) : new Bar(double.NaN))])],
            });
    }
}
