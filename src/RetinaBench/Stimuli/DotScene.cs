namespace RetinaBench.Stimuli;

/// <summary>Lit dots moving along columns at constant velocities: the sparse form of the dot-motion movies of Murray et al. 2021.</summary>
/// <remarks>
/// Positions add the velocity once a frame, in double precision and in field coordinates (column - field minimum, so never
/// negative), and are truncated to whole pixels for drawing. A dot that leaves the field is gone for good.
/// </remarks>
public sealed class DotScene : DiscScene
{
    private const int MaximumCapacity = 1 << 16;

    private readonly Dot[] _dots;
    private readonly DotPosition[] _positions;
    private readonly int[] _frameStarts;

    /// <summary>Makes a scene and traces its dots.</summary>
    /// <param name="geometry">Shape of the movie.</param>
    /// <param name="radius">Radius of every dot in pixels, 0 to <see cref="DiscScene.MaximumRadius"/>.</param>
    /// <param name="fieldMinimum">First column of the field in visible coordinates.</param>
    /// <param name="fieldEnd">The column after the last of the field.</param>
    /// <param name="dots">The dots at frame 0, each within the field.</param>
    /// <exception cref="ArgumentException">The field is empty, or a dot starts outside of it or does not move finitely.</exception>
    public DotScene(MovieGeometry geometry, int radius, int fieldMinimum, int fieldEnd, IReadOnlyList<Dot> dots)
        : base(geometry, radius)
    {
        ArgumentNullException.ThrowIfNull(dots);
        if ((long)fieldEnd - fieldMinimum is < 1 or > int.MaxValue)
            throw new ArgumentException($"the field [{fieldMinimum}, {fieldEnd}) does not have 1 to {int.MaxValue} columns", nameof(fieldEnd));
        FieldMinimum = fieldMinimum;
        FieldEnd = fieldEnd;
        _dots = [.. dots];
        for (int i = 0; i < _dots.Length; i++)
        {
            Dot dot = _dots[i];
            if (!(dot.Column >= fieldMinimum && dot.Column < fieldEnd) || !double.IsFinite(dot.Velocity))
                throw new ArgumentException(FormattableString.Invariant($"dot {i} starts at column {dot.Column} with velocity {dot.Velocity}: columns lie in [{fieldMinimum}, {fieldEnd}), velocities are finite"), nameof(dots));
        }

        (_positions, _frameStarts) = Trace();
    }

    /// <summary>First column of the field, visible coordinates.</summary>
    public int FieldMinimum { get; }

    /// <summary>The column after the last of the field, visible coordinates.</summary>
    public int FieldEnd { get; }

    /// <summary>The dots at frame 0.</summary>
    public IReadOnlyList<Dot> Dots => _dots;

    /// <summary>Where dots are drawn in one frame: those alive whose disc may touch the visible area, in the order of <see cref="Dots"/>.</summary>
    /// <param name="frame">Frame number, 0 to frames - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public override ReadOnlySpan<DotPosition> PositionsAt(int frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Geometry.Frames);
        return _positions.AsSpan(_frameStarts[frame].._frameStarts[frame + 1]);
    }

    private (DotPosition[] Positions, int[] FrameStarts) Trace()
    {
        // Rows never change: two thirds of the published dots stay above or below the visible area.
        Dot[] dots = Array.FindAll(_dots, dot => Touches(dot.Row, Geometry.Rows));
        double[] inField = Array.ConvertAll(dots, dot => dot.Column - FieldMinimum);
        double width = FieldEnd - FieldMinimum;
        // A third of them is in view at a time; the list grows where more are.
        var positions = new List<DotPosition>((int)Math.Min(dots.Length / 2 * (long)Geometry.Frames, MaximumCapacity));
        int[] starts = new int[Geometry.Frames + 1];
        for (int frame = 0; frame < Geometry.Frames; frame++)
        {
            for (int i = 0; i < dots.Length; i++)
            {
                if (frame > 0)
                    inField[i] += dots[i].Velocity;
                double at = inField[i];
                if (!(at >= 0 && at < width))
                {
                    // Leaving is for good: NaN fails every later comparison.
                    inField[i] = double.NaN;
                    continue;
                }

                int column = (int)at + FieldMinimum;
                if (Touches(column, Geometry.Columns))
                    positions.Add(new(dots[i].Row, column));
            }

            starts[frame + 1] = positions.Count;
        }

        return ([.. positions], starts);
    }

    private bool Touches(int centre, int size) => centre >= -Radius && centre < size + Radius;
}
