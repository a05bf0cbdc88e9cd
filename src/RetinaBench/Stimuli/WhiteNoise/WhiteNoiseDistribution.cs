namespace RetinaBench.Stimuli.WhiteNoise;

/// <summary>The distribution of the deviation of a check from the mean, in units of the contrast; mean 0, variance 1.</summary>
public enum WhiteNoiseDistribution
{
    /// <summary>-1 or 1 with equal chance.</summary>
    Binary,

    /// <summary>Standard normal.</summary>
    Gaussian,
}
