using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Recordings;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>Makes cells of a recording ready: finds where each looks, on the fitted part alone, and cuts that window out of its movies.</summary>
internal static class RecordedCellMaker
{
    /// <summary>Makes the cells of a source ready.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="name">Name of the recording.</param>
    /// <param name="source">The file with the numbers of the cells.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Asks to stop.</param>
    public static IReadOnlyList<RecordedCell> Of(Recording recording, string name, RecordedSource source, RecordedCellOptions options, CancellationToken cancellation)
    {
        string NameOf(int cell) => recording.Cells == 1 ? name : FormattableString.Invariant($"{name}:{cell}");
        if (RecordedSplit.Of(recording, options, out string? problem) is not { } split)
            return [.. source.Cells.Select(cell => RecordedCell.Refused(NameOf(cell), source, cell, null, problem!))];
        Looked[] looked = [.. SpikeTriggeredField.Of(split.Fitted, source.Cells, options.Lags, options.Spikes, cancellation).Select(average => Look(average, options))];
        Dictionary<int, Cut> cuts = looked.Where(cell => cell.Problem is null).ToDictionary(cell => cell.Cell, cell => new Cut(cell.Window!, split));
        if (cuts.Count > 0)
            Read(split, [.. cuts.Values], cancellation);
        return
        [
            .. looked.Select(cell => cell.Problem is { } refused
                ? RecordedCell.Refused(NameOf(cell.Cell), source, cell.Cell, cell.Field, refused)
                : RecordedCell.Of(NameOf(cell.Cell), source, cell.Cell, cell.Field!, cuts[cell.Cell].ToRecording(split, cell.Cell, recording.FrameRate), cuts[cell.Cell].ToTest(split, cell.Cell))),
        ];
    }

    private static Looked Look(SpikeTriggeredField average, RecordedCellOptions options)
    {
        if (average.Field is not { } field)
            return new(average.Cell, null, null, average.Spikes == 0 ? FormattableString.Invariant($"no spike of the fitted part has {options.Lags} frames before it") : "the stimulus never changes");
        var form = FieldCompactness.Of(field);
        var window = FieldWindow.Of(field, (form.Row, form.Column), options.Rows, options.Columns);
        SpaceTimeSeparation separation = window.Separate(field);
        var found = new RecordedField(
            average.Spikes, form.PeakOverNoise, form.Index.OrNull, window.Top, window.Left, window.Rows, window.Columns, [.. separation.Space.Select(v => (float)v)], [.. separation.Time.Select(v => (float)v)]);
        string index = form.Index.OrNull is { } value ? FormattableString.Invariant($"Moran's I is {value:0.###}") : "it has no structure in space";
        return new(average.Cell, window, found, form.IsCompact ? null : FormattableString.Invariant(
            $"its spike-triggered average is not compact: the peak is {form.PeakOverNoise:0.##} of the noise level (above 1 is needed) and {index} (above {FieldCompactness.LeastIndex} is needed), so that nothing says where it looks, or that stimulus and spikes belong together"));
    }

    // One pass through each stimulus, whatever the number of cells.
    private static void Read(RecordedSplit split, Cut[] cuts, CancellationToken cancellation)
    {
        RecordedStimulus fitted = split.Fitted.Stimulus;
        IFrameReader reader = fitted.Open();
        Copy(reader, fitted, split.FittedFrames, cuts, cut => cut.Fitted, cancellation);
        if (!split.IsTail)
            reader = split.Tested.Stimulus.Open();
        Copy(reader, split.Tested.Stimulus, split.TestedFrames, cuts, cut => cut.Tested, cancellation);
    }

    private static void Copy(IFrameReader reader, RecordedStimulus stimulus, int frames, Cut[] cuts, Func<Cut, WindowMovie> movie, CancellationToken cancellation)
    {
        float[] frame = new float[stimulus.Rows * stimulus.Columns];
        for (int t = 0; t < frames; t++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!reader.TryRead(frame))
                throw new InvalidOperationException(FormattableString.Invariant($"the stimulus ends after {t} of {frames} frames"));
            foreach (Cut cut in cuts)
                movie(cut).Add(frame);
        }
    }

    private sealed record Looked(int Cell, FieldWindow? Window, RecordedField? Field, string? Problem);

    private sealed class Cut(FieldWindow window, RecordedSplit split)
    {
        public WindowMovie Fitted { get; } = new(window, split.FittedFrames, split.Fitted.Stimulus);

        public WindowMovie Tested { get; } = new(window, split.TestedFrames, split.Tested.Stimulus);

        // Moments are those of the fitted part, also for tested frames: nothing of these is known to a fit.
        private (double Mean, double Deviation) Moments => _moments ??= Fitted.Moments();

        private (double Mean, double Deviation)? _moments;

        public CellRecording ToRecording(RecordedSplit split, int cell, double frameRate)
        {
            (double, double) moments = Moments;
            float[] responses = new float[split.FittedFrames];
            for (int t = 0; t < responses.Length; t++)
                responses[t] = (float)CountOf(split.Fitted, cell, t);
            return new(Fitted.ToMovie(moments), responses, ResponseUnit.Spikes, frameRate);
        }

        public RecordedTest ToTest(RecordedSplit split, int cell)
        {
            int trials = split.Tested.IsRepeated ? split.Tested.Spikes.Trials : 1;
            double[][] counts = [.. Enumerable.Range(0, trials).Select(trial => Enumerable.Range(split.FirstTested, split.TestedFrames).Select(t =>
                split.Tested.IsRepeated ? split.Tested.Spikes.Trial(cell, trial)[t] : CountOf(split.Tested, cell, t)).ToArray())];
            return new(Tested.ToMovie(Moments), counts, split.StretchFrames);
        }

        // The mean over trials of repeated frames, the count in the one trial of others.
        private static double CountOf(RecordingSection section, int cell, int t)
        {
            if (!section.IsRepeated)
                return section.Spikes.Trial(cell, t / section.FramesPerTrial)[t % section.FramesPerTrial];
            int sum = 0;
            for (int trial = 0; trial < section.Spikes.Trials; trial++)
                sum += section.Spikes.Trial(cell, trial)[t];
            return (double)sum / section.Spikes.Trials;
        }
    }
}
