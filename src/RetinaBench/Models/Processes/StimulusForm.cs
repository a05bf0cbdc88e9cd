namespace RetinaBench.Models.Processes;

/// <summary>The forms in which movies travel to a model process; every process takes <see cref="Float32"/>.</summary>
internal enum StimulusForm
{
    /// <summary>Centres of lit discs, from which the movie is drawn at the other end: kilobytes a movie.</summary>
    Discs,

    /// <summary>Frames of whole intensities 0 to 255, one byte a pixel.</summary>
    Uint8,

    /// <summary>Frames of any intensities, four bytes a pixel.</summary>
    Float32,
}
