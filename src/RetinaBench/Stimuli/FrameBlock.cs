namespace RetinaBench.Stimuli;

/// <summary>Consecutive frames of a sequence.</summary>
internal static class FrameBlock
{
    /// <summary>The number of frames that fill a span.</summary>
    /// <param name="geometry">Shape of the movie.</param>
    /// <param name="first">The first frame wanted.</param>
    /// <param name="values">Length of the span.</param>
    /// <exception cref="ArgumentException">The frames are not all in the movie, or the span does not hold whole frames.</exception>
    public static int Count(MovieGeometry geometry, int first, int values)
    {
        int size = geometry.PixelsPerFrame, count = values / size;
        if (count * size != values)
            throw new ArgumentException(FormattableString.Invariant($"{values} values are no whole number of frames of {geometry.Rows} x {geometry.Columns}"), nameof(values));
        if (first < 0 || first > geometry.Frames - count)
            throw new ArgumentOutOfRangeException(nameof(first), first, FormattableString.Invariant($"{count} frames from there are not all in a movie of {geometry.Frames}"));
        return count;
    }
}
