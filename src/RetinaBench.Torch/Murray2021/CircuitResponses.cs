using RetinaBench.Reference.Murray2021;
using RetinaBench.Torch.Responses;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Murray2021;

/// <summary>The responses of all layers to one batch of movies under lesions that share the kept bipolar types, computed as they are read.</summary>
/// <remarks>
/// What depends on bipolar lesions alone is kept until the end, what depends on amacrine lesions until
/// <see cref="ForgetGanglion"/>. Last frames are computed from the frames that they depend on, apart from all frames.
/// </remarks>
internal sealed class CircuitResponses : IDisposable
{
    private readonly TorchNetwork _network;
    private readonly LesionMasks _masks;
    private readonly Tensor _bipolar;
    private readonly CachedTensor _amacrine = new(), _lastAmacrine = new(), _ganglion = new(), _lastGanglion = new();

    /// <summary>Begins a batch.</summary>
    /// <param name="network">The layers.</param>
    /// <param name="masks">Their lesions.</param>
    /// <param name="bipolar">Intact bipolar responses, [stimuli, types, frames, positions].</param>
    /// <param name="kept">Kept bipolar types, bit by bit.</param>
    public CircuitResponses(TorchNetwork network, LesionMasks masks, Tensor bipolar, ulong kept)
    {
        _network = network;
        _masks = masks;
        _bipolar = masks.Bipolar.Apply(bipolar, kept);
    }

    /// <summary>The responses of a layer, lesion applied, [stimuli, types, frames, positions].</summary>
    /// <param name="layer">Name of the layer.</param>
    /// <param name="condition">What is lesioned; its bipolar types are those of this object, its amacrine types those of earlier calls since <see cref="ForgetGanglion"/>.</param>
    /// <param name="lastFrame">Whether the last frame is enough; more of them may come.</param>
    public Tensor Of(string layer, ConditionPlan condition, bool lastFrame) => layer switch
    {
        Murray2021Model.BipolarLayer => _bipolar,
        Murray2021Model.AmacrineLayer => _masks.Amacrine!.Apply(_amacrine.Get(() => _network.Amacrine(_bipolar, Frames)), condition.Amacrine),
        Murray2021Model.GanglionLayer => Ganglion(condition, lastFrame),
        _ => _network.Decision(Ganglion(condition, lastFrame)),
    };

    /// <summary>Forgets what depends on the lesioned amacrine types.</summary>
    public void ForgetGanglion()
    {
        _ganglion.Dispose();
        _lastGanglion.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ForgetGanglion();
        _amacrine.Dispose();
        _lastAmacrine.Dispose();
    }

    private long Frames => _bipolar.shape[2];

    private Tensor Ganglion(ConditionPlan condition, bool lastFrame) => _masks.Ganglion.Apply(
        lastFrame ? _lastGanglion.Get(() => LastGanglion(condition.Amacrine)) : _ganglion.Get(() => AllGanglion(condition.Amacrine)),
        condition.Ganglion);

    private Tensor AllGanglion(ulong keptAmacrine)
    {
        Tensor? amacrine = _masks.Amacrine?.Apply(_amacrine.Get(() => _network.Amacrine(_bipolar, Frames)), keptAmacrine);
        return _network.Ganglion(_bipolar, amacrine, Frames);
    }

    private Tensor LastGanglion(ulong keptAmacrine)
    {
        Tensor? amacrine = _masks.Amacrine?.Apply(
            _lastAmacrine.Get(() => _network.Amacrine(Last(_bipolar, _network.AmacrineReach), _network.GanglionReach)), keptAmacrine);
        return _network.Ganglion(Last(_bipolar, _network.GanglionReach), amacrine, 1);
    }

    private static Tensor Last(Tensor traces, long frames) => traces.narrow(2, traces.shape[2] - frames, frames);
}
