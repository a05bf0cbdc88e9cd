using RetinaBench.Experiments.Measurements;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits.Encoding;

/// <summary>Responses to flashed images as a model predicts them that was fitted on white noise, in the order of the true ones.</summary>
internal static class ImageExhibit
{
    public static Exhibit Of(string experiment, EncodingFitTable table, ImageScore images)
    {
        int[] order = [.. Enumerable.Range(0, images.Images).OrderBy(image => images.True[image]).ThenBy(image => image)];
        string title = $"Responses of cell {table.Cell.Name} to flashed images";
        string caption = $"{FitExhibit.Describe(table)}; fitted on white noise alone. Mean rate from the onset of an image to the next, {Values.Whole(images.Images)} images in the order of the true rate. "
            + $"CC over images: {string.Join(' ', Scores.Cells(images.Correlation).Take(2))}.";
        return new($"{experiment}-images", title, caption, [experiment],
            new(["rank", "image", "true rate (Hz)", "predicted rate (Hz)"],
                [.. order.Select((image, rank) => (string[])[Values.Whole(rank + 1), Values.Whole(image), Values.Cell(images.True[image]), Values.Cell(images.Predicted[image])])]),
            new LineChart
            {
                Title = title,
                Description = caption,
                X = new("image, in the order of the true rate"),
                Y = new("mean rate", "Hz") { Minimum = 0 },
                Series =
                [
                    new("true", [.. order.Select((image, rank) => new ChartPoint(rank + 1, images.True[image]))]) { Role = SeriesRole.Reference },
                    new("predicted", [.. order.Select((image, rank) => new ChartPoint(rank + 1, images.Predicted[image]))]),
                ],
            });
    }
}
