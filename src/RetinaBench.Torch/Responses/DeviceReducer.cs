using RetinaBench.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Responses;

/// <summary>Reduces responses on their device, as <see cref="ResponseReducer"/> does in memory.</summary>
/// <remarks>Sums run in double precision and are rounded once, so that the order in which a device adds does not show in single precision, or in the last bit only.</remarks>
internal static class DeviceReducer
{
    /// <summary>Reduces the responses of a layer.</summary>
    /// <param name="traces">[stimuli, types, frames, positions]; the last frame only is enough for what reads only that.</param>
    /// <param name="reduction">How they are reduced.</param>
    /// <returns>[stimuli, types, ...], laid out as <paramref name="reduction"/> says.</returns>
    public static Tensor Reduce(Tensor traces, Reduction reduction) => reduction switch
    {
        Reduction.Full => traces,
        Reduction.LastFrame => LastFrame(traces),
        Reduction.SpatialMean => traces.mean([3], false, ScalarType.Float64).to(ScalarType.Float32),
        Reduction.Mean => traces.mean([2, 3], false, ScalarType.Float64).to(ScalarType.Float32),
        Reduction.Minimum => traces.amin(2, 3),
        Reduction.Maximum => traces.amax(2, 3),
        Reduction.LastFrameEnergy => Energy(LastFrame(traces).to(ScalarType.Float64)),
        _ => throw new ArgumentOutOfRangeException(nameof(reduction), reduction, "not a reduction"),
    };

    /// <summary>Reduces, and copies the values of each stimulus to where they are answered.</summary>
    /// <param name="traces">[stimuli, types, frames, positions].</param>
    /// <param name="reduction">How they are reduced.</param>
    /// <param name="answer">Receives the values.</param>
    /// <param name="stimuli">The first stimulus of the answer, and how many there are; further ones in the tensor are left out.</param>
    /// <param name="condition">Condition of the answer.</param>
    /// <param name="request">Request of the answer.</param>
    public static void Answer(Tensor traces, Reduction reduction, ResponseBatch answer, (int First, int Count) stimuli, int condition, int request)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor reduced = Reduce(traces.narrow(0, 0, stimuli.Count), reduction).reshape(-1).cpu();
        float[] values = new float[reduced.shape[0]];
        reduced.data<float>().CopyTo(values);
        int each = values.Length / stimuli.Count;
        for (int i = 0; i < stimuli.Count; i++)
            values.AsSpan(i * each, each).CopyTo(answer[stimuli.First + i, condition, request]);
    }

    private static Tensor LastFrame(Tensor traces) => traces.narrow(2, traces.shape[2] - 1, 1);

    private static Tensor Energy(Tensor last) => (last * last).sum([2, 3]).to(ScalarType.Float32);
}
