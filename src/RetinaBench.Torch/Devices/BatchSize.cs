using TorchSharp;

namespace RetinaBench.Torch.Devices;

/// <summary>How many stimuli are computed together: chosen once, then only ever made smaller.</summary>
/// <remarks>Every batch has this size, the last one filled up, since kernels may add in another order for another shape.</remarks>
internal sealed class BatchSize
{
    // On a CPU the frames of one movie are batch enough: three movies together took 1.1 to 1.4 times the time of one by one (libtorch 1.13).
    private const int OnCpu = 1;

    // On a GPU 32 movies are some 1600 images, more than any one keeps busy; larger batches only delay the first answer.
    private const int MostOnCuda = 32;

    // The rest is for the workspaces of convolutions, which libtorch does not tell beforehand.
    private const double ShareOfFreeMemory = 0.5;

    private BatchSize(int value) => Value = value;

    /// <summary>Stimuli in a batch, at least 1.</summary>
    public int Value { get; private set; }

    /// <summary>Chooses the size.</summary>
    /// <param name="device">Where is computed.</param>
    /// <param name="bytesPerStimulus">Memory that one stimulus takes, as far as it is known.</param>
    /// <param name="asked">The size that was asked for; null for none.</param>
    public static BatchSize Choose(torch.Device device, long bytesPerStimulus, int? asked)
    {
        if (asked is { } size)
            return new(size);
        if (device.type != DeviceType.CUDA)
            return new(OnCpu);
        if (CudaMemory.Free(device.index) is not { } free)
            return new(MostOnCuda);
        long fits = (long)(free * ShareOfFreeMemory) / bytesPerStimulus;
        return new((int)Math.Clamp(fits, 1, MostOnCuda));
    }

    /// <summary>Halves the size after memory was short.</summary>
    /// <returns>Whether it could be made smaller.</returns>
    public bool TryHalve()
    {
        if (Value == 1)
            return false;
        Value /= 2;
        return true;
    }
}
