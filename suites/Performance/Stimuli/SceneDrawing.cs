namespace RetinaBench.Performance.Stimuli;

/// <summary>Draws scenes: random dots, their speeds, and their ways through the frames.</summary>
public sealed class SceneDrawing : Subject
{
    private const int Scenes = 16;

    /// <inheritdoc/>
    public override string Name => "stimuli/scene";

    /// <inheritdoc/>
    public override Work Work => new(Scenes);

    /// <inheritdoc/>
    protected override void MakeReady()
    {
    }

    /// <inheritdoc/>
    protected override void Operate() => PaperScenes.First(Scenes);
}
