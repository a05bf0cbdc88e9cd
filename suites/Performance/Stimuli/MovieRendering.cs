using RetinaBench.Stimuli;

namespace RetinaBench.Performance.Stimuli;

/// <summary>Renders every pixel of a movie of full size, frame by frame into the same memory.</summary>
/// <remarks>Into a movie of 13 MB it would measure the memory, and whoever else is at it: the same code took 20 % more or less from one minute to the next.</remarks>
public sealed class MovieRendering : Subject
{
    private Stimulus[] _stimulus = [];
    private float[] _frame = [];

    /// <inheritdoc/>
    public override string Name => "stimuli/render";

    /// <inheritdoc/>
    public override Work Work => new(1);

    /// <inheritdoc/>
    protected override void MakeReady()
    {
        _stimulus = PaperScenes.First(1);
        _frame = new float[PaperScenes.Environment.Geometry.PixelsPerFrame];
    }

    /// <inheritdoc/>
    protected override void Operate()
    {
        for (int frame = 0; frame < _stimulus[0].Geometry.Frames; frame++)
            _stimulus[0].RenderFrame(frame, _frame);
    }
}
