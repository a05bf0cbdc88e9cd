using RetinaBench.Experiments.Measurements;

namespace RetinaBench.Reports.Exhibits.Encoding;

/// <summary>How well members of a family predict recorded cells, a figure a cell.</summary>
internal static class RecordedSweepExhibit
{
    public static IEnumerable<Exhibit> Of(ExhibitContext context, string experiment, RecordedSweepTable table) =>
        table.Cells.Select(cell => SweepExhibit.Of(context, experiment, cell, RecordedFitExhibit.Target) with { Name = $"{experiment}-{cell.Cell}" });
}
