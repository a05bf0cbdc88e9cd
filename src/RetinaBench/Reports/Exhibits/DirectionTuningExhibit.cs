using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Reports.Figures;
using RetinaBench.Reports.Markdown;

namespace RetinaBench.Reports.Exhibits;

/// <summary>Responses of the cell types that matter to rightward and to leftward motion over speed.</summary>
internal static class DirectionTuningExhibit
{
    private const int PlotHeight = 140;
    private const int LonePlotHeight = 200;
    private const int PanelsInRow = 4;

    /// <summary>The vital ganglion types where some are known, otherwise every type that responds; nothing where none does.</summary>
    public static IEnumerable<Exhibit> Of(ExhibitContext context, string experiment, DirectionIndexTable table)
    {
        IReadOnlyList<int> vital = context.RoleOf(table.Layer) == LayerRole.Ganglion ? context.First<LesionTable>()?.VitalGanglion ?? [] : [];
        DirectionIndexRow[] rows = [.. table.Rows.Where(row => vital.Count == 0 ? row.DirectionIndex is not null : vital.Contains(row.Index))];
        return rows.Length == 0 ? [] : [Draw(context, experiment, table, rows, vital.Count > 0 ? "vital" : "active")];
    }

    private static Exhibit Draw(ExhibitContext context, string experiment, DirectionIndexTable table, DirectionIndexRow[] rows, string which)
    {
        string title = $"Speed tuning of the {which} {table.Layer} types to rightward and leftward motion";
        string caption = $"Mean response over space and time to dots that all move one way. Bands are 95 % intervals over stimuli. The index is taken from {Text.Number(table.JudgedFrom)} to {Text.Number(table.JudgedTo)} pixels/frame.";
        return new($"{experiment}-tuning", title, caption, [experiment], Table(table, rows), new PanelGrid
        {
            Title = title,
            Description = caption,
            X = new("speed", "pixels/frame"),
            Y = Values.ResponseAxis(context.ResponseUnit, rows.SelectMany(row => row.Rightward.Concat(row.Leftward))),
            PlotHeight = rows.Length > PanelsInRow ? PlotHeight : LonePlotHeight,
            Columns = PanelsInRow,
            Panels = [.. rows.Select(row => new Panel($"{table.Layer} {Values.Whole(row.Index)}",
            [
                new("rightward", [.. table.Speeds.Zip(row.Rightward, Values.Point)]) { Intervals = IntervalStyle.Band },
                new("leftward", [.. table.Speeds.Zip(row.Leftward, Values.Point)]) { Intervals = IntervalStyle.Band },
            ]))],
        });
    }

    private static DataTable Table(DirectionIndexTable table, DirectionIndexRow[] rows) => new(
        ["speed", .. rows.SelectMany(row => (string[])[$"{table.Layer} {Values.Whole(row.Index)}, right", $"{table.Layer} {Values.Whole(row.Index)}, left"])],
        [.. table.Speeds.Select((speed, i) => (string[])[Text.Number(speed), .. rows.SelectMany(row => (string[])[Cell(row.Rightward, i), Cell(row.Leftward, i)])])]);

    private static string Cell(IReadOnlyList<RetinaBench.Experiments.Statistics.Estimate> means, int at) => at < means.Count ? Values.Cell(means[at].Value) : "";
}
