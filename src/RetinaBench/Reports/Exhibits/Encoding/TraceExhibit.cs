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
        return Of($"{experiment}-raster", experiment, title, caption, trace, "true");
    }

    /// <summary>A stretch of frames in a figure.</summary>
    /// <param name="name">Name of the exhibit.</param>
    /// <param name="experiment">Id of the experiment.</param>
    /// <param name="title">What it is.</param>
    /// <param name="caption">How to read it.</param>
    /// <param name="trace">The stretch.</param>
    /// <param name="reference">What the rate beside the predicted one is called, for example "true".</param>
    public static Exhibit Of(string name, string experiment, string title, string caption, PredictedTrace trace, string reference)
    {
        double[] seconds = [.. Enumerable.Range(0, trace.True.Count).Select(frame => frame / trace.FrameRate)];
        return new(name, title, caption, [experiment],
            new(["time (s)", $"{reference} rate (Hz)", "predicted rate (Hz)", "trials with a spike"],
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
                    new(reference, [.. trace.True.Select((rate, frame) => new ChartPoint(seconds[frame], rate))]) { Role = SeriesRole.Reference },
                    new("predicted", [.. trace.Predicted.Select((rate, frame) => new ChartPoint(seconds[frame], rate))]),
                ],
            });
    }
}
