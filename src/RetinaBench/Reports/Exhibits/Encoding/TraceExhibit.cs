using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits.Encoding;

/// <summary>Spikes of the cell trial by trial, above its true rate and the rate that a model predicts.</summary>
internal static class TraceExhibit
{
    public static Exhibit Of(string experiment, EncodingFitTable table, EncodingFitRow chosen, PredictedTrace trace)
    {
        string title = $"Spikes and predicted rate of cell {table.Cell.Name}";
        string caption = $"{FitExhibit.Describe(table)}. A stretch of frames that were not fitted: above, spikes of {Values.Whole(trace.Trials.Count)} trials drawn from the true rate; below, that rate and the one that the model predicts. "
            + $"Their correlation over {Values.Whole(chosen.TestFrames)} frames is {Scores.Number(chosen.Correlation?.Raw)}.";
        double[] seconds = [.. Enumerable.Range(0, trace.True.Count).Select(frame => frame / trace.FrameRate)];
        return new($"{experiment}-raster", title, caption, [experiment],
            new(["time (s)", "true rate (Hz)", "predicted rate (Hz)", "trials with a spike"],
            [
                .. seconds.Select((second, frame) => (string[])
                [
                    Text.Number(second), Values.Cell(trace.True[frame]), Values.Cell(trace.Predicted[frame]), Values.Whole(trace.Trials.Count(spikes => spikes.Contains(frame))),
                ]),
            ]),
            new RasterChart
            {
                Title = title,
                Description = caption,
                X = new("time", "s"),
                Y = new("rate", "Hz") { Minimum = 0 },
                Trials = [.. trace.Trials.Select(spikes => spikes.Select(frame => frame / trace.FrameRate).ToArray())],
                Series =
                [
                    new("true", [.. trace.True.Select((rate, frame) => new ChartPoint(seconds[frame], rate))]) { Role = SeriesRole.Reference },
                    new("predicted", [.. trace.Predicted.Select((rate, frame) => new ChartPoint(seconds[frame], rate))]),
                ],
            });
    }
}
