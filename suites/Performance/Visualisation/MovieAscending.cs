using RetinaBench.Experiments.Visualisation;
using RetinaBench.Models;
using RetinaBench.Performance.Inference;
using RetinaBench.Performance.Stimuli;
using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Performance.Visualisation;

/// <summary>Deep visualisation of a ganglion type: a few steps of the ascent, and what is measured on the movie that it reached.</summary>
public sealed class MovieAscending : Subject
{
    private const int Steps = 2;

    private readonly VisualiseAssay _assay =
        new(new CellType(Murray2021Model.GanglionLayer, 0), VisualisedPositions.Center, Seed: 1, new AscentOptions { MaximumSteps = Steps, Window = Steps });

    private Murray2021Model? _model;

    /// <inheritdoc/>
    public override string Name => "visualisation/ascent";

    /// <inheritdoc/>
    public override Work Work => new(Steps, Bytes: 2.0 * Steps * sizeof(float) * PaperScenes.Environment.Geometry.Pixels);

    /// <inheritdoc/>
    protected override void MakeReady() => _model = PaperNetwork.Open();

    /// <inheritdoc/>
    protected override void Operate() => _assay.Perform(_model!, CancellationToken.None);
}
