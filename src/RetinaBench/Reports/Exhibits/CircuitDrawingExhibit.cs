using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits;

/// <summary>The best minimal circuit, drawn with its kernels, where both were measured.</summary>
internal static class CircuitDrawingExhibit
{
    public static IEnumerable<Exhibit> Of(ExhibitContext context, string experiment, CircuitTable circuits)
    {
        if (context.All<KernelTable>().FirstOrDefault() is not ({ } kernelsId, { } kernels))
            yield break;
        string bipolar = context.LayerName(LayerRole.Bipolar), amacrine = context.LayerName(LayerRole.Amacrine), ganglion = context.LayerName(LayerRole.Ganglion);
        string title = "The best minimal circuit";
        string caption = $"{bipolar} {Values.Whole(circuits.Best.Bipolar)}, {amacrine} {Values.Whole(circuits.Best.Amacrine)} and {ganglion} {string.Join(" and ", circuits.Ganglion.Select(Values.Whole))} with their kernels in space and over the last frames, which reach {Text.Number(circuits.Best.Accuracy)}. "
            + "Grey is 0, white the largest positive and black the largest negative weight, each picture on its own scale; curves run from the oldest frame to the current one. Amacrine responses are zero or below, so that positive weights on them inhibit.";
        var movie = new CircuitBox("movie");
        var decision = new CircuitBox("decision");
        CircuitBox first = Box(bipolar, circuits.Best.Bipolar, (null, null)), side = Box(amacrine, circuits.Best.Amacrine, (bipolar, circuits.Best.Bipolar));
        CircuitBox[] outputs = [.. circuits.Ganglion.Select(type => Box(ganglion, type, (bipolar, circuits.Best.Bipolar), (amacrine, circuits.Best.Amacrine)))];
        KernelRow[] shown = [.. kernels.Rows.Where(Belongs)];
        yield return new($"{experiment}-drawing", title, caption, [experiment, kernelsId],
            new(["cell type", "reads", "least weight", "greatest weight"], [.. shown.Select(row => (string[])
                [$"{row.Layer} {Values.Whole(row.Index)}", row.Domain == KernelDomain.Temporal ? "its own input over time" : row.SourceType is { } from ? $"{row.Source} {Values.Whole(from)}" : row.Source, Text.Number(row.Weights.Min()), Text.Number(row.Weights.Max())])]),
            shown.Length == 0 ? null : new CircuitDrawing
            {
                Title = title,
                Description = caption,
                Width = 860,
                Layers = [[movie], [first], [side], outputs, [decision]],
                Connections =
                [
                    new(movie, first, 0),
                    .. outputs.Where(box => Reads(box, bipolar)).Select(box => new CircuitConnection(first, box, 1)),
                    new(first, side, 1),
                    .. outputs.Select(box => new CircuitConnection(side, box, -1)),
                    .. outputs.Select(box => new CircuitConnection(box, decision, 0)),
                ],
            });

        bool Belongs(KernelRow row) =>
            (row.Layer == bipolar && row.Index == circuits.Best.Bipolar)
            || (row.Layer == amacrine && row.Index == circuits.Best.Amacrine && Kept(row))
            || (row.Layer == ganglion && circuits.Ganglion.Contains(row.Index) && Kept(row));

        bool Kept(KernelRow row) => row.Domain == KernelDomain.Temporal
            || (row.Source == bipolar && row.SourceType == circuits.Best.Bipolar) || (row.Source == amacrine && row.SourceType == circuits.Best.Amacrine);

        CircuitBox Box(string layer, int type, params (string? Source, int? Type)[] reads)
        {
            KernelRow[] own = [.. kernels.Rows.Where(row => row.Layer == layer && row.Index == type)];
            KernelRow? time = own.FirstOrDefault(row => row.Domain == KernelDomain.Temporal);
            return new(
                $"{layer} {Values.Whole(type)}",
                [
                    .. reads.Select(read => own.FirstOrDefault(row => row.Domain == KernelDomain.Spatial && (read.Source is null ? row.SourceType is null : row.Source == read.Source && row.SourceType == read.Type)))
                        .OfType<KernelRow>().Select(Picture),
                ],
                [.. (time?.Weights ?? []).Select(w => (double)w)]);
        }
    }

    private static bool Reads(CircuitBox box, string layer) => box.Kernels.Any(kernel => kernel.Title == On(layer));

    private static string On(string layer) => $"on {layer}";

    private static FilmFrame Picture(KernelRow row)
    {
        double largest = row.Weights.Max(w => Math.Abs((double)w));
        return KernelPicture.Of(On(row.Source), row.Rows, row.Columns, row.Weights.Select(w => (double)w), largest == 0 ? 1 : largest);
    }
}
