using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Yan2020.Network;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Yan2020.Frames;

/// <summary>Consecutive frames in memory, filtered in time, each in whole vectors: what batches are gathered from.</summary>
/// <remarks>Sample i of a network that reads c channels is frames i ... i + c - 1, its channel 0 being the last of them: the current frame.</remarks>
internal sealed unsafe class FrameStore : IDisposable
{
    private const int BlockFrames = 256, TileFrames = 8;

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
        float[] pixels = ArrayPool<float>.Shared.Rent(checked((Math.Min(BlockFrames, frames) + past) * size));
        float** targets = stackalloc float*[TileFrames];
        for (int done = 0; done < frames; done += BlockFrames)
        {
            int count = Math.Min(BlockFrames, frames - done);
            Span<float> block = pixels.AsSpan(0, (count + past) * size);
            movie.Read(start + done - past, block);
            fixed (float* oldest = block, weights = filter)
            {
                int t = 0;
                for (; t <= count - TileFrames; t += TileFrames)
                {
                    for (int i = 0; i < TileFrames; i++)
                        targets[i] = Target(done + t + i);
                    FilterTile(oldest + (t * size), size, weights, filter.Length, targets);
                }

                for (; t < count; t++)
                    Filter(oldest + (t * size), size, 0, weights, filter.Length, Target(done + t));
            }
        }

        ArrayPool<float>.Shared.Return(pixels);

        float* Target(int frame) => _frames.Pointer + ((nint)(places?[frame] ?? frame) * Stride);
    }

    /// <summary>Floats of a frame.</summary>
    public int Stride { get; }

    /// <summary>Number of samples.</summary>
    public int Samples { get; }

    /// <summary>Whether neighbours in memory are a random choice in time.</summary>
    public bool Shuffled { get; }

    /// <summary>Frees the frames.</summary>
    public void Dispose() => _frames.Free();

    /// <summary>The first frame of a sample.</summary>
    public float* At(int sample) => _frames.Pointer + ((nint)sample * Stride);

    // Eight frames at once: as many sums as hide how long one multiply-add takes, and a weight is loaded once for all of them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FilterTile(float* oldest, int size, float* filter, int lags, float** targets)
    {
        int width = Vector256<float>.Count, whole = size - (size % width);
        for (int pixel = 0; pixel < whole; pixel += width)
        {
            Vector256<float> a = Vector256<float>.Zero, b = a, c = a, d = a, e = a, f = a, g = a, h = a;
            float* x = oldest + ((lags - 1) * size) + pixel;
            for (int lag = 0; lag < lags; lag++, x -= size)
            {
                Vector256<float> weight = Vector256.Create(filter[lag]);
                a = Vector256.FusedMultiplyAdd(weight, Vector256.Load(x), a);
                b = Vector256.FusedMultiplyAdd(weight, Vector256.Load(x + size), b);
                c = Vector256.FusedMultiplyAdd(weight, Vector256.Load(x + (2 * size)), c);
                d = Vector256.FusedMultiplyAdd(weight, Vector256.Load(x + (3 * size)), d);
                e = Vector256.FusedMultiplyAdd(weight, Vector256.Load(x + (4 * size)), e);
                f = Vector256.FusedMultiplyAdd(weight, Vector256.Load(x + (5 * size)), f);
                g = Vector256.FusedMultiplyAdd(weight, Vector256.Load(x + (6 * size)), g);
                h = Vector256.FusedMultiplyAdd(weight, Vector256.Load(x + (7 * size)), h);
            }

            a.Store(targets[0] + pixel);
            b.Store(targets[1] + pixel);
            c.Store(targets[2] + pixel);
            d.Store(targets[3] + pixel);
            e.Store(targets[4] + pixel);
            f.Store(targets[5] + pixel);
            g.Store(targets[6] + pixel);
            h.Store(targets[7] + pixel);
        }

        for (int t = 0; t < TileFrames; t++)
            Filter(oldest + (t * size), size, whole, filter, lags, targets[t]);
    }

    // Each pixel, from one on, is a sum of its own and rounds as in vectors of any width.
    private static void Filter(float* oldest, int size, int first, float* filter, int lags, float* target)
    {
        for (int pixel = first; pixel < size; pixel++)
        {
            float sum = 0;
            for (int lag = 0; lag < lags; lag++)
                sum = MathF.FusedMultiplyAdd(filter[lag], oldest[((lags - 1 - lag) * size) + pixel], sum);
            target[pixel] = sum;
        }
    }
}
