namespace RetinaBench.Reports.Figures;

/// <summary>How long a frame of an animation is shown: numerator / denominator seconds.</summary>
/// <param name="Numerator">In [0, 65535]; 0 means as fast as the viewer can.</param>
/// <param name="Denominator">In [0, 65535]; 0 means hundredths of a second, as the APNG specification has it.</param>
public readonly record struct FrameDelay(ushort Numerator, ushort Denominator)
{
    /// <summary>One frame of a movie of a whole number of frames a second.</summary>
    /// <param name="frames">Frames a second, in [1, 65535].</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside its range.</exception>
    public static FrameDelay FramesPerSecond(int frames)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frames, ushort.MaxValue);
        return new FrameDelay(1, (ushort)frames);
    }
}
