namespace RetinaBench.Stimuli;

/// <summary>A movie of lit discs of one size, given by where they are drawn in each frame: the form that sparse cores read.</summary>
/// <remarks>A disc at integer centre (r, c) lights every visible pixel at (dr, dc) with dr^2 + dc^2 &lt;= radius^2; overlapping discs stay 1.</remarks>
public abstract class DiscScene : Scene
{
    /// <summary>The largest radius of discs, in pixels.</summary>
    public const int MaximumRadius = 1024;

    /// <summary>Makes a scene of discs of the given size.</summary>
    /// <param name="geometry">Shape of the movie.</param>
    /// <param name="radius">Radius of every disc in pixels, 0 to <see cref="MaximumRadius"/>.</param>
    protected DiscScene(MovieGeometry geometry, int radius)
        : base(geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(radius, MaximumRadius);
        Radius = radius;
    }

    /// <summary>Radius of every disc in pixels.</summary>
    public int Radius { get; }

    /// <summary>Where discs are drawn in one frame: those that may touch the visible area, in a stable order.</summary>
    /// <param name="frame">Frame number, 0 to frames - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public abstract ReadOnlySpan<DotPosition> PositionsAt(int frame);

    /// <inheritdoc/>
    public override void RenderFrame(int frame, Span<float> pixels)
    {
        if (pixels.Length != Geometry.PixelsPerFrame)
            throw new ArgumentException($"a frame of {Geometry} has {Geometry.PixelsPerFrame} values, not {pixels.Length}", nameof(pixels));
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
    /// <param name="radius">Radius of the disc, 0 to <see cref="MaximumRadius"/>.</param>
    /// <param name="dr">Row within the disc, -radius to radius.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside of its range.</exception>
    public static int HalfWidth(int radius, int dr)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(radius, MaximumRadius);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs((long)dr), radius, nameof(dr));
        // Square roots are rounded correctly, so below 2^52 truncation never passes a whole number.
        return (int)Math.Sqrt((radius * radius) - (dr * dr));
    }
}
