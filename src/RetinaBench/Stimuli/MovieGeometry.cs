namespace RetinaBench.Stimuli;

/// <summary>The shape of a movie, [frames, rows, columns].</summary>
/// <param name="Frames">Number of frames, at least 1.</param>
/// <param name="Rows">Height in pixels, at least 1.</param>
/// <param name="Columns">Width in pixels, at least 1; motion to the right goes along growing columns.</param>
public sealed record MovieGeometry(int Frames, int Rows, int Columns)
{
    /// <summary>Number of frames, at least 1.</summary>
    public int Frames { get; init => field = Positive(value, nameof(Frames)); } = Positive(Frames, nameof(Frames));

    /// <summary>Height in pixels, at least 1.</summary>
    public int Rows { get; init => field = Positive(value, nameof(Rows)); } = Positive(Rows, nameof(Rows));

    /// <summary>Width in pixels, at least 1.</summary>
    public int Columns { get; init => field = Positive(value, nameof(Columns)); } = Positive(Columns, nameof(Columns));

    /// <summary>Pixels of one frame: rows x columns.</summary>
    public int PixelsPerFrame => checked(Rows * Columns);

    /// <summary>Pixels of the whole movie: frames x rows x columns.</summary>
    public int Pixels => checked(Frames * PixelsPerFrame);

    /// <summary>For example <c>51x255x255</c>: frames x rows x columns.</summary>
    public override string ToString() => FormattableString.Invariant($"{Frames}x{Rows}x{Columns}");

    private static int Positive(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }
}
