namespace RetinaBench.Experiments.Measures;

/// <summary>What an error is about: over which of its sources a score would vary when measured again.</summary>
public enum Resampled
{
    /// <summary>Repeats of the stimulus, left out one after the other: the noise of the cell.</summary>
    Repeats,

    /// <summary>Blocks of consecutive frames, left out one after the other: the choice of the stimulus, and the noise.</summary>
    Frames,

    /// <summary>Cells, each with a score of its own.</summary>
    Cells,

    /// <summary>Seeds of the fit, each with a score of its own.</summary>
    Seeds,
}
