namespace RetinaBench.Stimuli.Reflections;

/// <summary>A stimulus that only exists as frames, seen as a scene.</summary>
internal sealed class FrameScene(Stimulus stimulus) : Scene(stimulus.Geometry)
{
    /// <inheritdoc/>
    public override void RenderFrame(int frame, Span<float> pixels) => stimulus.RenderFrame(frame, pixels);
}
