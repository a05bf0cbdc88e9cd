using RetinaBench.Reference.Murray2021;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Murray2021;

/// <summary>Weights and biases of one convolution of all cell types of a layer, on a device.</summary>
/// <param name="weights">[types, sources, rows, columns]; of a filter in time, [types, 1, taps, 1].</param>
/// <param name="bias">[types].</param>
internal sealed class Convolution(Tensor weights, Tensor bias) : IDisposable
{
    /// <summary>[types, sources, rows, columns].</summary>
    public Tensor Weights { get; } = weights;

    /// <summary>[types].</summary>
    public Tensor Bias { get; } = bias;

    /// <summary>Copies a convolution to a device.</summary>
    /// <param name="values">The weights as checkpoints hold them.</param>
    /// <param name="device">The device.</param>
    /// <param name="requiresGradient">Whether responses are differentiated by them.</param>
    /// <param name="shape">[types, sources, rows, columns].</param>
    public static Convolution Of(ConvolutionWeights values, Device device, bool requiresGradient, params ReadOnlySpan<long> shape) => new(
        tensor(values.Weights.ToArray(), shape, device: device, requires_grad: requiresGradient),
        tensor(values.Bias.ToArray(), [shape[0]], device: device, requires_grad: requiresGradient));

    /// <inheritdoc/>
    public void Dispose()
    {
        Weights.Dispose();
        Bias.Dispose();
    }
}
