using RetinaBench.Models;
using RetinaBench.Performance.Stimuli;
using RetinaBench.Stimuli;

namespace RetinaBench.Performance.Inference;

/// <summary>From the dots of a scene to the decision of the intact network: the path that runs and trainings take.</summary>
public sealed class SparseInference : InferenceSubject
{
    private const int Stimuli = 8;

    /// <inheritdoc/>
    public override string Name => "inference/sparse";

    /// <inheritdoc/>
    protected override Stimulus[] MakeStimuli() => PaperScenes.First(Stimuli);

    /// <inheritdoc/>
    protected override ResponseQuery MakeQuery(ModelCard card) => PaperNetwork.Decision(Lesion.None);

    /// <inheritdoc/>
    protected override Stimulus[] Show(Stimulus[] stimuli) => PaperScenes.Untraced(stimuli);
}
