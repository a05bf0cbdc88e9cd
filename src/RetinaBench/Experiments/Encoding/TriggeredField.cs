using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Encoding;

/// <summary>The spike-triggered average of a fitted model: spikes are drawn from what it predicts, averaged, and split into a course in time and a profile in space.</summary>
/// <remarks>So a model is asked as the cell is: what it learned wrongly shows in its field, and one that predicts a constant has none.</remarks>
internal static class TriggeredField
{
    // The error of a cosine needs few parts; each costs sums of the whole field.
    private const int Parts = 10;

    /// <summary>Measures the field.</summary>
    /// <param name="movie">The movie.</param>
    /// <param name="first">The first predicted frame, at least the lags of the cell - 1.</param>
    /// <param name="rate">[frame], the prediction in Hz.</param>
    /// <param name="cell">The cell that the model was fitted to.</param>
    /// <param name="stream">Draws the spikes, one number a frame.</param>
    public static TriggeredFieldRow Of(IFrameSequence movie, int first, ReadOnlySpan<float> rate, SubunitCell cell, RandomStream stream)
    {
        MovieGeometry geometry = movie.Geometry;
        int lags = cell.TemporalFilter.Count, frames = rate.Length, size = geometry.PixelsPerFrame;
        var parts = new ResponseWeightedAverage[Parts];
        int spikes = 0;
        for (int part = 0; part < Parts; part++)
        {
            int start = (int)((long)frames * part / Parts), end = (int)((long)frames * (part + 1) / Parts), past = lags - 1;
            float[] pixels = new float[(end - start + past) * size], counts = new float[end - start + past];
            movie.Read(first + start - past, pixels);
            for (int t = start; t < end; t++)
            {
                bool spike = stream.NextDouble() < rate[t] / SubunitCell.PublishedFrameRate;
                counts[t - start + past] = spike ? 1 : 0;
                spikes += spike ? 1 : 0;
            }

            parts[part] = new(lags, geometry.Rows, geometry.Columns);
            parts[part].Add(pixels, counts);
        }

        double[] space = SpaceOf(cell, geometry);
        if (spikes == 0 || FieldOf(parts, -1) is not { } all)
            return new(spikes, null, null, null, null, [.. space.Select(v => (float)v)]);
        return new(
            spikes,
            [.. all.Space.Select(v => (float)v)],
            [.. all.Time.Select(v => (float)v)],
            ScoreOf("cosine with the field", parts, part => FieldOf(parts, part) is { } field ? CosineSimilarity.Of(field.Space, space) : NoSpikes),
            ScoreOf("cosine with the filter in time", parts, part => FieldOf(parts, part) is { } field ? CosineSimilarity.Of(field.Time, cell.TemporalFilter) : NoSpikes),
            [.. space.Select(v => (float)v)]);
    }

    private static Measured NoSpikes => Measured.Insufficient("there are no spikes without one of the parts");

    private static Score? ScoreOf(string measure, ResponseWeightedAverage[] parts, Func<int, Measured> without) => without(-1).OrNull is { } value
        ? Score.Of(measure, value, "a cosine", Measured.Of(1), ScoreError.Jackknifed(value, Resampled.Frames, parts.Length, without))
        : null;

    private static SpaceTimeSeparation? FieldOf(ResponseWeightedAverage[] parts, int without)
    {
        var sum = new ResponseWeightedAverage(parts[0].Lags, parts[0].Rows, parts[0].Columns);
        for (int part = 0; part < parts.Length; part++)
        {
            if (part != without)
                sum.Merge(parts[part]);
        }

        return sum.Minimum < sum.Maximum && sum.ToField() is { } field ? SpaceTimeSeparation.Of(field) : null;
    }

    private static double[] SpaceOf(SubunitCell cell, MovieGeometry geometry)
    {
        double[] sum = new double[geometry.PixelsPerFrame];
        foreach (Subunit subunit in cell.Subunits)
        {
            double[] field = FilterAnalysis.FieldOf(subunit, geometry.Rows, geometry.Columns);
            for (int i = 0; i < sum.Length; i++)
                sum[i] += field[i];
        }

        return sum;
    }
}
