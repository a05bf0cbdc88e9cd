namespace RetinaBench.Models.EncodingModels;

/// <summary>What a number in a recording of one cell counts.</summary>
public enum ResponseUnit
{
    /// <summary>Spikes in the frame: whole numbers, or their mean over trials.</summary>
    Spikes,

    /// <summary>Firing rate in Hz.</summary>
    Hertz,
}
