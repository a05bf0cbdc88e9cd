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
            for (int i = 0; i < sum.Length; i++)
                sum[i] += frame[i];
        }

        for (int i = 0; i < sum.Length; i++)
            sum[i] /= geometry.Frames;
        return new(geometry, sum);
    }

    /// <inheritdoc/>
    public override void RenderFrame(int frame, Span<float> pixels) => _picture.CopyTo(pixels);
}
