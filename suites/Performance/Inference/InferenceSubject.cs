using RetinaBench.Models;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;

namespace RetinaBench.Performance.Inference;

/// <summary>A network that answers stimuli.</summary>
public abstract class InferenceSubject : Subject
{
    private Murray2021Model? _model;
    private Stimulus[] _stimuli = [];
    private ResponseQuery _query = new([]);
    private double _flops;

    /// <inheritdoc/>
    public override Work Work => new(_stimuli.Length, _flops, BytesPerStimulus * _stimuli.Length);

    /// <summary>Bytes of a stimulus that are read, where it does not fit a cache.</summary>
    protected virtual double? BytesPerStimulus => null;

    /// <summary>What is shown.</summary>
    protected abstract Stimulus[] MakeStimuli();

    /// <summary>What is asked.</summary>
    /// <param name="card">The network's card.</param>
    protected abstract ResponseQuery MakeQuery(ModelCard card);

    /// <summary>The stimuli of one operation.</summary>
    /// <param name="stimuli">Those of <see cref="MakeStimuli"/>.</param>
    protected virtual Stimulus[] Show(Stimulus[] stimuli) => stimuli;

    /// <inheritdoc/>
    protected override void MakeReady()
    {
        _model = PaperNetwork.Open();
        _stimuli = MakeStimuli();
        _query = MakeQuery(_model.Card);
        _flops = PaperNetwork.CountFlops(_model, _stimuli, _query);
    }

    /// <inheritdoc/>
    protected override void Operate() => _model!.Respond(Show(_stimuli), _query);
}
