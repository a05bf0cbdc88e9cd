using System.Buffers;
using System.Numerics;
using RetinaBench.Reference.Kernels;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls;

/// <summary>A movie whose frames are all the same picture.</summary>
internal sealed class StillScene : Scene
{
    [ThreadStatic]
    private static LitTwice? t_litTwice;

    private readonly float[] _picture;

    private StillScene(MovieGeometry geometry, float[] picture)
        : base(geometry) =>
        _picture = picture;

    /// <summary>The mean over time of a movie, at every frame.</summary>
    /// <param name="stimulus">The movie.</param>
    public static StillScene AverageOf(Stimulus stimulus)
    {
        MovieGeometry geometry = stimulus.Geometry;
        return new(geometry, stimulus.Scene is DiscScene discs ? AverageOf(discs) : Average(stimulus));
    }

    // The same bits without drawing: sums of zeros and ones are whole numbers in any order. A disc adds one step up and one down to each of its rows.
    private static float[] AverageOf(DiscScene scene)
    {
        MovieGeometry geometry = scene.Geometry;
        int stride = geometry.Columns + 1;
        int[] steps = ArrayPool<int>.Shared.Rent(geometry.Rows * stride);
        Array.Clear(steps, 0, geometry.Rows * stride);
        AddDiscs(scene, steps, stride);
        TakeOverlapsOff(scene, steps, stride);
        float[] means = [.. Enumerable.Range(0, geometry.Frames + 1).Select(lit => (float)lit / geometry.Frames)];
        float[] picture = new float[geometry.PixelsPerFrame];
        for (int row = 0; row < geometry.Rows; row++)
        {
            int lit = 0;
            Span<float> pixels = picture.AsSpan(row * geometry.Columns, geometry.Columns);
            ReadOnlySpan<int> own = steps.AsSpan(row * stride, pixels.Length);
            for (int column = 0; column < pixels.Length; column++)
                pixels[column] = means[lit += own[column]];
        }

        ArrayPool<int>.Shared.Return(steps);
        return picture;
    }

    private static void AddDiscs(DiscScene scene, int[] steps, int stride)
    {
        MovieGeometry geometry = scene.Geometry;
        int[] halfWidths = [.. Enumerable.Range(0, scene.Radius + 1).Select(dr => DiscScene.HalfWidth(scene.Radius, dr))];
        for (int frame = 0; frame < geometry.Frames; frame++)
        {
            foreach (DotPosition dot in scene.PositionsAt(frame))
            {
                int first = Math.Max(0, dot.Row - scene.Radius), last = Math.Min(geometry.Rows - 1, dot.Row + scene.Radius);
                for (int row = first; row <= last; row++)
                {
                    int half = halfWidths[Math.Abs(row - dot.Row)];
                    int from = Math.Max(0, dot.Column - half), end = Math.Min(geometry.Columns, dot.Column + half + 1);
                    if (from >= end)
                        continue;
                    steps[(row * stride) + from]++;
                    steps[(row * stride) + end]--;
                }
            }
        }
    }

    private static unsafe void TakeOverlapsOff(DiscScene scene, int[] steps, int stride)
    {
        t_litTwice ??= new();
        t_litTwice.Find(scene);
        for (int i = 0; i < t_litTwice.Count; i++)
        {
            LitPixel pixel = t_litTwice.Pixels[i];
            steps[(pixel.Row * stride) + pixel.Column]--;
            steps[(pixel.Row * stride) + pixel.Column + 1]++;
        }
    }

    private static float[] Average(Stimulus stimulus)
    {
        MovieGeometry geometry = stimulus.Geometry;
        float[] frame = new float[geometry.PixelsPerFrame], sum = new float[geometry.PixelsPerFrame];
        for (int t = 0; t < geometry.Frames; t++)
        {
            stimulus.RenderFrame(t, frame);
            Add(frame, sum);
        }

        for (int i = 0; i < sum.Length; i++)
            sum[i] /= geometry.Frames;
        return sum;
    }

    // Three times faster than pixel by pixel (0.9 against 2.6 ms for a published movie).
    private static void Add(float[] frame, float[] sum)
    {
        int i = 0;
        for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(sum, i) + new Vector<float>(frame, i)).CopyTo(sum, i);
        for (; i < sum.Length; i++)
            sum[i] += frame[i];
    }

    /// <inheritdoc/>
    public override void RenderFrame(int frame, Span<float> pixels) => _picture.CopyTo(pixels);
}
