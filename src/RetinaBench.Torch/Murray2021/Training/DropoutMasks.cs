using static TorchSharp.torch;

namespace RetinaBench.Torch.Murray2021.Training;

/// <summary>What dropout multiplies the values of a batch with, 0 or 1 / (1 - rate), each [stimuli, types, frames, positions].</summary>
/// <param name="BipolarSpace">Behind the spatial filter of bipolar cells.</param>
/// <param name="BipolarTime">Behind their temporal filter.</param>
/// <param name="AmacrineSpace">Behind the spatial filter of amacrine cells; null without them.</param>
/// <param name="AmacrineTime">Behind their temporal filter; null without them.</param>
/// <param name="GanglionBipolar">Behind what ganglion cells read of bipolar cells.</param>
/// <param name="GanglionAmacrine">Behind what they read of amacrine cells; null without them.</param>
/// <param name="GanglionTime">Behind their temporal filter, the last frame.</param>
/// <param name="Decision">Behind the readout, the last frame.</param>
internal sealed record DropoutMasks(
    Tensor BipolarSpace,
    Tensor BipolarTime,
    Tensor? AmacrineSpace,
    Tensor? AmacrineTime,
    Tensor GanglionBipolar,
    Tensor? GanglionAmacrine,
    Tensor GanglionTime,
    Tensor Decision)
{
    /// <summary>Drops values: of traces of fewer frames, which are the last ones, by the last frames of the mask.</summary>
    /// <param name="traces">[stimuli, types, frames, positions].</param>
    /// <param name="mask">The mask; null for none.</param>
    public static Tensor Drop(Tensor traces, Tensor? mask) =>
        mask is null ? traces : traces * mask.narrow(2, mask.shape[2] - traces.shape[2], traces.shape[2]);
}
