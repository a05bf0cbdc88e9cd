using static TorchSharp.torch;

namespace RetinaBench.Torch.Murray2021;

/// <summary>Silences the lesioned types of one layer.</summary>
/// <param name="types">Types of the layer.</param>
/// <param name="device">Where responses are.</param>
internal sealed class LayerMask(int types, Device device)
{
    private readonly ulong _all = types == 64 ? ulong.MaxValue : (1UL << types) - 1;

    /// <summary>Sets the responses of all types that are not kept to zero; a sham lesion returns what it was given.</summary>
    /// <param name="traces">[stimuli, types, frames, positions].</param>
    /// <param name="kept">Kept types, bit by bit.</param>
    public Tensor Apply(Tensor traces, ulong kept)
    {
        if (kept == _all)
            return traces;
        float[] factors = [.. Enumerable.Range(0, types).Select(type => (float)(kept >> type & 1))];
        return traces * tensor(factors, [1, types, 1, 1], device: device);
    }
}
