using RetinaBench.Models;
using RetinaBench.Performance.Stimuli;
using RetinaBench.Stimuli;

namespace RetinaBench.Performance.Inference;

/// <summary>The intact network and each of its cell types lesioned alone, which share what they have in common.</summary>
public sealed class LesionInference : InferenceSubject
{
    private const int Stimuli = 2;

    /// <inheritdoc/>
    public override string Name => "inference/lesions";

    /// <inheritdoc/>
    protected override Stimulus[] MakeStimuli() => PaperScenes.First(Stimuli);

    /// <inheritdoc/>
    protected override ResponseQuery MakeQuery(ModelCard card)
    {
        IEnumerable<CellType> types = card.Layers.Where(l => l.Role != LayerRole.Decision).SelectMany(l => Enumerable.Range(0, l.CellTypes).Select(i => new CellType(l.Name, i)));
        return PaperNetwork.Decision([Lesion.None, .. types.Select(t => Lesion.Of(t))]);
    }

    /// <inheritdoc/>
    protected override Stimulus[] Show(Stimulus[] stimuli) => PaperScenes.Untraced(stimuli);
}
