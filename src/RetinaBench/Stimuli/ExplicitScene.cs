namespace RetinaBench.Stimuli;

/// <summary>A scene that a file spells out dot by dot.</summary>
/// <param name="Id">Its name, unique within the file.</param>
/// <param name="Label">The right answer: 0 left, 1 right.</param>
/// <param name="Slow">The slow speed it was made with, pixels a frame; a note, from which nothing is computed.</param>
/// <param name="Alpha">Fast speed over slow speed it was made with; a note, from which nothing is computed.</param>
/// <param name="Scene">The dots.</param>
public sealed record ExplicitScene(string Id, int Label, double Slow, double Alpha, DotScene Scene)
{
    /// <summary>The scene as a stimulus without an environment.</summary>
    public Stimulus ToStimulus() => Stimulus.FromScene(Id, Scene, Label);
}
