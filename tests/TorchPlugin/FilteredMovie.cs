using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;
using static TorchSharp.torch;

namespace TorchPlugin;

/// <summary>A movie, filtered in time: sample 0 is the first frame with its whole past.</summary>
internal sealed class FilteredMovie
{
    /// <summary>Frames that the filter extends over.</summary>
    public const int Lags = 20;

    private const int Block = 4096;

    private readonly float[] _pixels;
    private readonly int _rows;
    private readonly int _columns;

    /// <summary>Filters frames of a movie.</summary>
    /// <param name="movie">The movie.</param>
    /// <param name="first">The first frame that is wanted, at least <see cref="Lags"/> - 1.</param>
    /// <param name="count">Number of frames.</param>
    /// <param name="course">[lag], lag 0 being the current frame.</param>
    public FilteredMovie(IFrameSequence movie, int first, int count, float[] course)
    {
        (_rows, _columns, Course) = (movie.Geometry.Rows, movie.Geometry.Columns, course);
        int size = _rows * _columns, past = Lags - 1;
        _pixels = new float[count * size];
        float[] frames = new float[(Math.Min(Block, count) + past) * size];
        for (int start = 0; start < count; start += Block)
        {
            int length = Math.Min(Block, count - start) * size;
            movie.Read(first + start - past, frames.AsSpan(0, length + (past * size)));
            Span<float> filtered = _pixels.AsSpan(start * size, length);
            for (int lag = 0; lag < Lags; lag++)
            {
                ReadOnlySpan<float> before = frames.AsSpan((past - lag) * size, length);
                for (int i = 0; i < length; i++)
                    filtered[i] += course[lag] * before[i];
            }
        }
    }

    /// <summary>Weights by which it is filtered, [lag].</summary>
    public float[] Course { get; }

    /// <summary>Filters a recorded movie by the course in time of the average before responses.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="frames">Frames from the first that the average is taken of.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static FilteredMovie Of(CellRecording recording, int frames, CancellationToken cancellation)
    {
        MovieGeometry geometry = recording.Movie.Geometry;
        int size = geometry.PixelsPerFrame, past = Lags - 1;
        var average = new ResponseWeightedAverage(Lags, geometry.Rows, geometry.Columns);
        float[] pixels = new float[(Block + past) * size];
        for (int start = past; start < frames; start += Block)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(Block, frames - start) + past;
            recording.Movie.Read(start - past, pixels.AsSpan(0, count * size));
            average.Add(pixels.AsSpan(0, count * size), recording.Responses.Span.Slice(start - past, count));
        }

        if (average.Minimum >= average.Maximum || average.ToField() is not { } field)
            throw new RetinaBench.InputException(FormattableString.Invariant($"recording: all responses to frames {past} to {frames - 1} are {average.Minimum}: there is nothing to fit"));
        return new(recording.Movie, past, geometry.Frames - past, [.. SpaceTimeSeparation.Of(field).Time.Select(w => (float)w)]);
    }

    /// <summary>Consecutive samples, [samples, 1, rows, columns].</summary>
    public Tensor Read(int first, int count) => tensor(_pixels.AsSpan(first * _rows * _columns, count * _rows * _columns).ToArray(), [count, 1, _rows, _columns]);

    /// <summary>Some samples, [samples, 1, rows, columns].</summary>
    public Tensor Gather(int[] samples)
    {
        int size = _rows * _columns;
        float[] pixels = new float[samples.Length * size];
        for (int i = 0; i < samples.Length; i++)
            _pixels.AsSpan(samples[i] * size, size).CopyTo(pixels.AsSpan(i * size));
        return tensor(pixels, [samples.Length, 1, _rows, _columns]);
    }
}
