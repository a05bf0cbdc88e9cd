using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Yan2020.Fitting;

/// <summary>What a recording's average stimulus says of the cell in time and space.</summary>
internal static class TemporalCourse
{
    private const int BlockFrames = 4096;

    /// <summary>The response-weighted average over part of a recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="lags">Number of lags.</param>
    /// <param name="frames">Frames from the first that are used; more than there are lags.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="InputException">The cell never responds, or always alike.</exception>
    public static ReceptiveField Average(CellRecording recording, int lags, int frames, CancellationToken cancellation)
    {
        MovieGeometry geometry = recording.Movie.Geometry;
        int past = lags - 1, size = geometry.PixelsPerFrame;
        var average = new ResponseWeightedAverage(lags, geometry.Rows, geometry.Columns);
        float[] pixels = new float[(BlockFrames + past) * size];
        for (int start = past; start < frames; start += BlockFrames)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(BlockFrames, frames - start) + past;
            Span<float> block = pixels.AsSpan(0, count * size);
            recording.Movie.Read(start - past, block);
            average.Add(block, recording.Responses.Span.Slice(start - past, count));
        }

        if (average.Minimum >= average.Maximum || average.ToField() is not { } field)
            throw new InputException(FormattableString.Invariant($"recording: all responses to frames {past} to {frames - 1} are {average.Minimum}: there is nothing to fit"));
        return field;
    }

    /// <summary>The course in time of the average, of norm 1 with the sign of an average whose profile in space is above zero where it is largest.</summary>
    /// <param name="field">The average.</param>
    public static float[] Of(ReceptiveField field) => [.. SpaceTimeSeparation.Of(field).Time.Select(v => (float)v)];

    /// <summary>The course in time of the average of a recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="lags">Number of lags.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="frames">Frames from the first that are used; all when null.</param>
    /// <exception cref="InputException">The cell never responds, or always alike.</exception>
    public static float[] Of(CellRecording recording, int lags, CancellationToken cancellation, int? frames = null) =>
        Of(Average(recording, lags, frames ?? recording.Movie.Geometry.Frames, cancellation));
}
