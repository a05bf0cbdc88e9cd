using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace ExamplePlugin;

/// <summary>A <see cref="TriggeredAverageModel"/> after its fit.</summary>
internal sealed class FittedAverage(ResponseUnit unit, double mean, float[] average, int rows, int columns) : IFittedEncoding, IFilterSource
{
    private const int PastFrames = 20;

    /// <inheritdoc/>
    public int Lags => PastFrames;

    /// <inheritdoc/>
    public ResponseUnit Unit => unit;

    /// <inheritdoc/>
    public IReadOnlyList<FitStage> Course => [];

    /// <inheritdoc/>
    public IReadOnlyList<EncodingFilter> Filters { get; } = [new(0, PastFrames, rows, columns, average, 1, 1, new float[] { 1 })];

    /// <summary>Averages the frames before responses, weighted by them.</summary>
    public static FittedAverage Of(CellRecording recording)
    {
        MovieGeometry geometry = recording.Movie.Geometry;
        if (geometry.Frames < PastFrames)
            throw new RetinaBench.InputException(FormattableString.Invariant($"a recording of {geometry.Frames} frames has none with a past of {PastFrames}"));
        int size = geometry.PixelsPerFrame;
        float[] past = new float[PastFrames * size];
        double[] sums = new double[past.Length];
        double total = 0;
        for (int t = PastFrames - 1; t < geometry.Frames; t++)
        {
            float response = recording.Responses.Span[t];
            if (response == 0)
                continue;
            recording.Movie.Read(t - PastFrames + 1, past);
            total += response;
            for (int i = 0; i < sums.Length; i++)
                sums[i] += response * past[i];
        }

        // Movies run forward, lags back: the last frame read is lag 0.
        float[] average = new float[past.Length];
        for (int lag = 0; total > 0 && lag < PastFrames; lag++)
        {
            for (int pixel = 0; pixel < size; pixel++)
                average[(lag * size) + pixel] = (float)(sums[((PastFrames - 1 - lag) * size) + pixel] / total);
        }

        return new(recording.Unit, total / (geometry.Frames - PastFrames + 1), average, geometry.Rows, geometry.Columns);
    }

    /// <inheritdoc/>
    public void Predict(IFrameSequence movie, int first, Span<float> rate)
    {
        ArgumentNullException.ThrowIfNull(movie);
        int size = movie.Geometry.PixelsPerFrame;
        float[] past = new float[PastFrames * size];
        for (int t = 0; t < rate.Length; t++)
        {
            movie.Read(first + t - PastFrames + 1, past);
            double drive = 1;
            for (int lag = 0; lag < PastFrames; lag++)
            {
                for (int pixel = 0; pixel < size; pixel++)
                    drive += average[(lag * size) + pixel] * past[((PastFrames - 1 - lag) * size) + pixel];
            }

            rate[t] = (float)(mean * Math.Max(0, drive));
        }
    }
}
