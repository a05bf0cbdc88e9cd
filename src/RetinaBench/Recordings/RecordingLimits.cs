namespace RetinaBench.Recordings;

/// <summary>The largest recording that is read: what a file declares beyond it is refused before memory is spent on it.</summary>
public static class RecordingLimits
{
    /// <summary>Values of a stimulus in a file: 1 GB in single precision, 600,000 frames of 20 x 20.</summary>
    public const int StimulusValues = 250_000_000;

    /// <summary>Counts of spikes: 0.5 GB, ten times the largest retina of the salamander data.</summary>
    public const int SpikeCounts = 250_000_000;

    /// <summary>Bytes of the text that describes an array in an <c>.npy</c> file.</summary>
    public const int HeaderBytes = 1 << 16;

    /// <summary>Dimensions of an array.</summary>
    public const int Dimensions = 32;

    /// <summary>Bytes of the name of a MATLAB variable; MATLAB allows 63.</summary>
    public const int NameBytes = 256;

    /// <summary>Cells of a recording.</summary>
    public const int Cells = 100_000;

    /// <summary>The greatest rate of frames, in Hz.</summary>
    public const double FrameRate = 10_000;
}
