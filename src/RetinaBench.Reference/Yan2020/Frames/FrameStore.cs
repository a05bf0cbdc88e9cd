using System.Runtime.Intrinsics;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Yan2020.Network;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Yan2020.Frames;

/// <summary>Consecutive frames in memory, filtered in time, each in whole vectors: what batches are gathered from.</summary>
/// <remarks>Sample i of a network that reads c channels is frames i ... i + c - 1, its channel 0 being the last of them: the current frame.</remarks>
internal sealed unsafe class FrameStore
{
    private const int BlockFrames = 1024;

    private readonly AlignedBuffer<float> _frames;

    /// <summary>Reads and filters.</summary>
    /// <param name="shape">The network, which says what it reads.</param>
    /// <param name="movie">The movie.</param>
    /// <param name="filter">Weights in time, lag 0 first; a single 1 leaves the movie as it is.</param>
    /// <param name="first">The first frame that is predicted; its past must be in the movie.</param>
    /// <param name="samples">Frames that are predicted.</param>
    /// <param name="places">Where each frame is put, for networks of one channel; null for the order of time.</param>
    /// <exception cref="InputException">The frames take more than one buffer holds.</exception>
    public FrameStore(CnnShape shape, IFrameSequence movie, ReadOnlySpan<float> filter, int first, int samples, int[]? places = null)
    {
        (Stride, Samples, Shuffled) = (shape.PixelSlots, samples, places is not null);
        int channels = shape.Architecture.Channels, frames = samples + channels - 1;
        if ((long)frames * Stride > int.MaxValue)
            throw new InputException(FormattableString.Invariant($"yan2020: {frames} frames of {shape.Rows} x {shape.Columns} pixels are more than {int.MaxValue / Stride}, which fit into memory at once"));
        _frames = new(frames * Stride);
        int start = first - (channels - 1), past = filter.Length - 1, size = shape.Pixels;
        float[] pixels = new float[(BlockFrames + past) * size];
        for (int done = 0; done < frames; done += BlockFrames)
        {
            int count = Math.Min(BlockFrames, frames - done);
            Span<float> block = pixels.AsSpan(0, (count + past) * size);
            movie.Read(start + done - past, block);
            for (int t = 0; t < count; t++)
                Filter(block[(t * size)..], size, filter, new(_frames.Pointer + ((nint)(places?[done + t] ?? (done + t)) * Stride), size));
        }
    }

    /// <summary>Floats of a frame.</summary>
    public int Stride { get; }

    /// <summary>Number of samples.</summary>
    public int Samples { get; }

    /// <summary>Whether neighbours in memory are a random choice in time.</summary>
    public bool Shuffled { get; }

    /// <summary>The first frame of a sample.</summary>
    public float* At(int sample) => _frames.Pointer + ((nint)sample * Stride);

    // Rounds alike at any width: each pixel is a sum of its own.
    private static void Filter(ReadOnlySpan<float> frames, int size, ReadOnlySpan<float> filter, Span<float> target)
    {
        int width = Vector256<float>.Count, whole = size - (size % width);
        for (int pixel = 0; pixel < whole; pixel += width)
        {
            Vector256<float> sum = Vector256<float>.Zero;
            for (int lag = 0; lag < filter.Length; lag++)
                sum = Vector256.FusedMultiplyAdd(Vector256.Create(filter[lag]), Vector256.Create(frames.Slice(((filter.Length - 1 - lag) * size) + pixel, width)), sum);
            sum.CopyTo(target[pixel..]);
        }

        for (int pixel = whole; pixel < size; pixel++)
        {
            float sum = 0;
            for (int lag = 0; lag < filter.Length; lag++)
                sum = MathF.FusedMultiplyAdd(filter[lag], frames[((filter.Length - 1 - lag) * size) + pixel], sum);
            target[pixel] = sum;
        }
    }
}
