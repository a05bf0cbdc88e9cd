namespace RetinaBench.Stimuli.Reflections;

/// <summary>Any scene turned around, frame by frame as it is drawn.</summary>
internal sealed class ReflectedScene(Scene inner, Reflection reflection) : Scene(inner.Geometry)
{
    /// <summary>The scene before it was turned around.</summary>
    public Scene Inner => inner;

    /// <summary>How it was turned around.</summary>
    public Reflection Reflection => reflection;

    /// <inheritdoc/>
    public override void RenderFrame(int frame, Span<float> pixels)
    {
        if (reflection == Reflection.TimeReversal)
        {
            inner.RenderFrame(Geometry.Frames - 1 - frame, pixels);
            return;
        }

        inner.RenderFrame(frame, pixels);
        for (int row = 0; row < Geometry.Rows; row++)
            pixels.Slice(row * Geometry.Columns, Geometry.Columns).Reverse();
    }
}
