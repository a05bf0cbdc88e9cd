namespace RetinaBench.Stimuli;

/// <summary>The sparse form of a movie: what is shown, from which the dense frames follow exactly.</summary>
/// <remarks>Scenes are immutable and may be read from any number of threads.</remarks>
public abstract class Scene
{
    /// <summary>Makes a scene of the given geometry.</summary>
    protected Scene(MovieGeometry geometry) => Geometry = geometry;

    /// <summary>The shape of the movie, [frames, rows, columns].</summary>
    public MovieGeometry Geometry { get; }

    /// <summary>Draws one frame.</summary>
    /// <param name="frame">Frame number, 0 to <see cref="MovieGeometry.Frames"/> - 1.</param>
    /// <param name="pixels">Receives [rows, columns] intensities; whatever it held is overwritten.</param>
    public abstract void RenderFrame(int frame, Span<float> pixels);
}
