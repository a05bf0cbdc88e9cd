using System.Numerics;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls;

/// <summary>A movie whose frames are all the same picture.</summary>
internal sealed class StillScene : Scene
{
    private readonly float[] _picture;

    private StillScene(MovieGeometry geometry, float[] picture)
        : base(geometry) =>
        _picture = picture;

    /// <summary>The mean over time of a movie, at every frame.</summary>
    /// <param name="stimulus">The movie.</param>
    public static StillScene AverageOf(Stimulus stimulus)
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
        return new(geometry, sum);
    }

    // Three times faster than pixel by pixel (0.9 against 2.6 ms for a published movie), and half of what this null costs.
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
