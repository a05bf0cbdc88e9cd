namespace RetinaBench.Stimuli;

/// <summary>Lit dots moving along columns at constant velocities: the sparse form of the dot-motion movies of Murray et al. 2021.</summary>
/// <remarks>
/// A dot at integer centre (r, c) lights every visible pixel at (dr, dc) with dr^2 + dc^2 &lt;= radius^2; overlapping dots stay 1.
/// Positions add the velocity once a frame, in double precision and in field coordinates (column - field minimum, so never
/// negative), and are truncated to whole pixels for drawing. A dot that leaves the field is gone for good.
/// </remarks>
public sealed class DotScene : Scene
{
    private readonly Dot[] _dots;
    private readonly DotPosition[] _positions;
    private readonly int[] _frameStarts;

    /// <summary>Makes a scene and traces its dots.</summary>
    /// <param name="geometry">Shape of the movie.</param>
    /// <param name="radius">Radius of every dot in pixels, 0 or more.</param>
    /// <param name="fieldMinimum">First column of the field in visible coordinates.</param>
    /// <param name="fieldEnd">The column after the last of the field.</param>
    /// <param name="dots">The dots at frame 0, each within the field.</param>
    /// <exception cref="ArgumentException">The field is empty, or a dot starts outside of it or does not move finitely.</exception>
    public DotScene(MovieGeometry geometry, int radius, int fieldMinimum, int fieldEnd, IReadOnlyList<Dot> dots)
        : base(geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(dots);
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        if (fieldEnd <= fieldMinimum)
            throw new ArgumentException($"the field [{fieldMinimum}, {fieldEnd}) is empty", nameof(fieldEnd));
        Radius = radius;
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

    /// <summary>Radius of every dot in pixels.</summary>
    public int Radius { get; }

    /// <summary>First column of the field, visible coordinates.</summary>
    public int FieldMinimum { get; }

    /// <summary>The column after the last of the field, visible coordinates.</summary>
    public int FieldEnd { get; }

    /// <summary>The dots at frame 0.</summary>
    public IReadOnlyList<Dot> Dots => _dots;

    /// <summary>Where dots are drawn in one frame: those alive whose disc may touch the visible area, in the order of <see cref="Dots"/>.</summary>
    /// <param name="frame">Frame number, 0 to frames - 1.</param>
    public ReadOnlySpan<DotPosition> PositionsAt(int frame) => _positions.AsSpan(_frameStarts[frame].._frameStarts[frame + 1]);

    /// <inheritdoc/>
    public override void RenderFrame(int frame, Span<float> pixels)
    {
        pixels.Clear();
        int rows = Geometry.Rows, columns = Geometry.Columns;
        foreach (DotPosition dot in PositionsAt(frame))
        {
            for (int dr = Math.Max(-Radius, -dot.Row); dr <= Math.Min(Radius, rows - 1 - dot.Row); dr++)
            {
                int half = HalfWidth(Radius, dr);
                int from = Math.Max(0, dot.Column - half), to = Math.Min(columns - 1, dot.Column + half);
                if (from <= to)
                    pixels.Slice(((dot.Row + dr) * columns) + from, to - from + 1).Fill(1);
            }
        }
    }

    /// <summary>The largest dc with dr^2 + dc^2 &lt;= radius^2: half the width of a disc's row.</summary>
    /// <param name="radius">Radius of the disc, 0 or more.</param>
    /// <param name="dr">Row within the disc, -radius to radius.</param>
    public static int HalfWidth(int radius, int dr)
    {
        int squared = (radius * radius) - (dr * dr);
        int half = (int)Math.Sqrt(squared);
        return half - (half * half > squared ? 1 : 0);
    }

    private (DotPosition[] Positions, int[] FrameStarts) Trace()
    {
        int frames = Geometry.Frames, width = FieldEnd - FieldMinimum;
        var inField = new double[_dots.Length];
        for (int i = 0; i < inField.Length; i++)
            inField[i] = _dots[i].Column - FieldMinimum;
        List<DotPosition> positions = [];
        int[] starts = new int[frames + 1];
        for (int frame = 0; frame < frames; frame++)
        {
            for (int i = 0; i < inField.Length; i++)
            {
                // Leaving is for good: NaN fails every later comparison.
                if (frame > 0)
                    inField[i] += _dots[i].Velocity;
                if (!(inField[i] >= 0 && inField[i] < width))
                {
                    inField[i] = double.NaN;
                    continue;
                }

                var at = new DotPosition(_dots[i].Row, (int)inField[i] + FieldMinimum);
                if (Touches(at.Row, Geometry.Rows) && Touches(at.Column, Geometry.Columns))
                    positions.Add(at);
            }

            starts[frame + 1] = positions.Count;
        }

        return ([.. positions], starts);
    }

    private bool Touches(int centre, int size) => centre >= -Radius && centre < size + Radius;
}
