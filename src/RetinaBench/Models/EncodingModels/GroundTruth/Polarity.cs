namespace RetinaBench.Models.EncodingModels.GroundTruth;

/// <summary>Which change of light a cell answers.</summary>
public enum Polarity
{
    /// <summary>Light going on.</summary>
    On,

    /// <summary>Light going off.</summary>
    Off,
}
