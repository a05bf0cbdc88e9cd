using RetinaBench.Models;
using RetinaBench.Performance.Stimuli;
using RetinaBench.Stimuli;

namespace RetinaBench.Performance.Inference;

/// <summary>A movie given as pixels, of which nothing can be left out.</summary>
public sealed class DenseInference : InferenceSubject
{
    /// <inheritdoc/>
    public override string Name => "inference/dense";

    /// <inheritdoc/>
    protected override double? BytesPerStimulus => (double)sizeof(float) * PaperScenes.Environment.Geometry.Pixels;

    /// <inheritdoc/>
    protected override Stimulus[] MakeStimuli()
    {
        Stimulus scene = PaperScenes.First(1)[0];
        float[] movie = new float[scene.Geometry.Pixels];
        scene.Render(movie);
        return [Stimulus.FromFrames("movie", scene.Geometry, movie, label: -1)];
    }

    /// <inheritdoc/>
    protected override ResponseQuery MakeQuery(ModelCard card) => PaperNetwork.Decision(Lesion.None);
}
