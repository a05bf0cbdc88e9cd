namespace RetinaBench.Stimuli.Reflections;

/// <summary>A scene of discs turned around, and still sparse.</summary>
/// <remarks>
/// The drawn centres are turned around, not the motion: positions are truncated to whole pixels before they are drawn, and the
/// truncation of a mirrored position is not the mirrored truncation.
/// </remarks>
internal sealed class ReflectedDiscScene : DiscScene
{
    private readonly DotPosition[][] _positions;

    public ReflectedDiscScene(DiscScene inner, Reflection reflection)
        : base(inner.Geometry, inner.Radius)
    {
        Inner = inner;
        Reflection = reflection;
        _positions = [.. Enumerable.Range(0, Geometry.Frames).Select(PositionsOf)];
    }

    /// <summary>The scene before it was turned around.</summary>
    public DiscScene Inner { get; }

    /// <summary>How it was turned around.</summary>
    public Reflection Reflection { get; }

    /// <inheritdoc/>
    public override ReadOnlySpan<DotPosition> PositionsAt(int frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Geometry.Frames);
        return _positions[frame];
    }

    private DotPosition[] PositionsOf(int frame)
    {
        if (Reflection == Reflection.TimeReversal)
            return Inner.PositionsAt(Geometry.Frames - 1 - frame).ToArray();
        return Array.ConvertAll(Inner.PositionsAt(frame).ToArray(), dot => dot with { Column = Geometry.Columns - 1 - dot.Column });
    }
}
