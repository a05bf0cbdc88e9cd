using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits;

/// <summary>All kernels of a model: pictures of what each type reads in space, one figure for each pair of layers, and curves over time.</summary>
internal static class KernelExhibit
{
    private const int PanelColumns = 4;

    public static IEnumerable<Exhibit> Of(string experiment, KernelTable table)
    {
        foreach (IGrouping<(string Layer, string Source), KernelRow> pair in table.Rows.Where(row => row.Domain == KernelDomain.Spatial).GroupBy(row => (row.Layer, row.Source)))
            yield return Space(experiment, pair.Key.Layer, pair.Key.Source, [.. pair]);
        foreach (IGrouping<string, KernelRow> layer in table.Rows.Where(row => row.Domain == KernelDomain.Temporal).GroupBy(row => row.Layer))
            yield return Time(experiment, layer.Key, [.. layer]);
    }

    private static Exhibit Space(string experiment, string layer, string source, KernelRow[] rows)
    {
        double largest = rows.Max(row => row.Weights.Max(w => Math.Abs((double)w)));
        string title = $"Spatial kernels from {source} to {layer}";
        string caption = $"What each {layer} type reads {(rows[0].SourceType is null ? $"of the {source}" : $"of each {source} type")}; kernels are not flipped, so a weight further right reads further right. One scale for all pictures: {KernelPicture.Key(largest)}.";
        bool single = rows.All(row => row.SourceType is null);
        FilmRow[] films = single
            ? [new($"{layer} type", [.. rows.Select(row => Picture(row, Values.Whole(row.Index)))])]
            : [.. rows.GroupBy(row => row.Index).Select(type => new FilmRow($"{layer} {Values.Whole(type.Key)}", [.. type.Select(row => Picture(row, row.SourceType is { } from ? $"{source} {Values.Whole(from)}" : source))]))];
        return new($"{experiment}-{layer}-{source}", title, caption, [experiment], Data(layer, rows),
            largest == 0 ? null : new FilmStrip { Title = title, Description = caption, Key = KernelPicture.Key(largest), Films = films });

        FilmFrame Picture(KernelRow row, string name) => KernelPicture.Of(name, row.Rows, row.Columns, row.Weights.Select(w => (double)w), largest == 0 ? 1 : largest);
    }

    private static Exhibit Time(string experiment, string layer, KernelRow[] rows)
    {
        string title = $"Temporal kernels of the {layer} types";
        const string Caption = "Weight of the spatially filtered input over the frame that it was seen in, 0 being the current one.";
        return new($"{experiment}-{layer}-time", title, Caption, [experiment], Data(layer, rows), new PanelGrid
        {
            Title = title,
            Description = Caption,
            X = new("frame"),
            Y = new("weight"),
            Columns = Math.Min(PanelColumns, rows.Length),
            Panels = [.. rows.Select(row => new Panel($"{layer} {Values.Whole(row.Index)}",
                [new("weight", [.. row.Weights.Select((w, tap) => new ChartPoint(tap - row.Weights.Count + 1, w))])]) { ReferenceLines = [ReferenceLine.Horizontal(0, "")] })],
        });
    }

    private static Markdown.DataTable Data(string layer, KernelRow[] rows) => new([$"{layer} type", "reads", "least weight", "greatest weight", "sum"],
        [.. rows.Select(row => (string[])
        [
            Values.Whole(row.Index),
            row.SourceType is { } from ? $"{row.Source} {Values.Whole(from)}" : row.Source == row.Layer ? "its own input over time" : row.Source,
            Text.Number(row.Weights.Min()),
            Text.Number(row.Weights.Max()),
            Text.Number(row.Weights.Sum(w => (double)w)),
        ])]);
}
