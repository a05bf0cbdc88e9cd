using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits.Encoding;

/// <summary>How well models fitted to each cell of a population predict every other: a heat map.</summary>
internal static class TransferExhibit
{
    public static Exhibit Of(string experiment, TransferTable table, string target = "the true rate of each cell", string how = "")
    {
        int[] cells = [.. Enumerable.Range(0, table.Cells.Count)];
        int[] own = [.. cells.Where(cell => cells.All(fitted => fitted == cell || table.At(cell, cell) > table.At(fitted, cell)))];
        const string Title = "Transfer between the cells of a population";
        string caption = $"CC between {target} and what models fitted to every cell predict, on frames that were not fitted{how}; a prediction that never changes counts as 0. Of {Values.Whole(cells.Length)} cells {Values.Whole(own.Length)} are predicted best by their own model (outlined).";
        return new(experiment, Title, caption, [experiment],
            new(["fitted to", .. table.Cells.Select(cell => $"predicts {cell}")], [.. cells.Select(fitted => (string[])[table.Cells[fitted], .. cells.Select(cell => Text.Number(table.At(fitted, cell)))])]),
            new HeatMap
            {
                Title = Title,
                Description = caption,
                RowTitle = "fitted to",
                ColumnTitle = "predicts",
                Rows = table.Cells,
                Columns = table.Cells,
                Values = [.. from fitted in cells from cell in cells select table.At(fitted, cell)],
                Scale = new("CC"),
                Midpoint = 0,
                Marks = [.. own.Select(cell => new HeatMapMark(cell, cell, "predicted best by its own model"))],
            });
    }
}
