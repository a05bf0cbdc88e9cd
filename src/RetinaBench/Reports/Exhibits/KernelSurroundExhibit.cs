using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits;

/// <summary>Spatial kernels on the movie beside the centre and surround fitted to them.</summary>
internal static class KernelSurroundExhibit
{
    private const double LeastShown = 0.001;

    public static Exhibit Of(string experiment, KernelSurroundTable table)
    {
        string title = $"Centre and surround of the {table.Layer} kernels";
        string caption = "The spatial kernel of each type, and the difference of two concentric Gaussians, a [exp(-d^2 / 2 c^2) - k exp(-d^2 / 2 s^2)], that fits it best: width c of the centre, width s and strength k of the surround with its 95 % interval. "
            + "A fit on the edge of what is allowed (centre within the kernel, c at most a quarter of it) is not determined by the kernel, which then is no centre with a surround. "
            + Text.Of($"p is that of the F test of two Gaussians against one; a surround counts with k above 0 and p below {KernelSurroundTable.Significance} over the number of kernels.");
        KernelSurroundRow[] fitted = [.. table.Rows.Where(row => row.Fit is not null)];
        double largest = table.Rows.Max(row => row.Weights.Max(w => Math.Abs((double)w)));
        HashSet<int> surrounded = [.. table.WithSurround().Select(row => row.Index)];
        return new(experiment, title, caption, [experiment],
            new([$"{table.Layer} type", "c (pixels)", "s (pixels)", "k", "explained", "one Gaussian explains", "p", "surround"], [.. fitted.Select(row => (string[])
                [Values.Whole(row.Index), .. SurroundValues.Of(row.Fit!), P(row.Fit!.PValue), surrounded.Contains(row.Index) ? "yes" : "no"])]),
            fitted.Length == 0 ? null : new FilmStrip
            {
                Title = title,
                Description = caption,
                Key = KernelPicture.Key(largest),
                Films =
                [
                    new("kernel", [.. fitted.Select(row => KernelPicture.Of($"{table.Layer} {Values.Whole(row.Index)}", row.Rows, row.Columns, row.Weights.Select(w => (double)w), largest))]),
                    new("fit", [.. fitted.Select(row => KernelPicture.Of("", row.Rows, row.Columns, Fitted(row, row.Fit!), largest))]),
                ],
            });
    }

    private static string P(double value) => value < LeastShown ? "< 0.001" : Text.Number(value);

    private static IEnumerable<double> Fitted(KernelSurroundRow row, DifferenceOfGaussians fit) =>
        Enumerable.Range(0, row.Rows * row.Columns).Select(i => fit.At(double.Hypot((i / row.Columns) - fit.Row, (i % row.Columns) - fit.Column)));
}
