using RetinaBench.Stimuli;

namespace RetinaBench.Performance.Stimuli;

/// <summary>Renders every pixel of a movie of full size.</summary>
public sealed class MovieRendering : Subject
{
    private Stimulus[] _stimulus = [];
    private float[] _movie = [];

    /// <inheritdoc/>
    public override string Name => "stimuli/render";

    /// <inheritdoc/>
    public override Work Work => new(1, Bytes: (double)sizeof(float) * _movie.Length);

    /// <inheritdoc/>
    protected override void MakeReady()
    {
        _stimulus = PaperScenes.First(1);
        _movie = new float[PaperScenes.Environment.Geometry.Pixels];
    }

    /// <inheritdoc/>
    protected override void Operate() => _stimulus[0].Render(_movie);
}
