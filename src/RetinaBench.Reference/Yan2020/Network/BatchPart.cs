using RetinaBench.Reference.Yan2020.Frames;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>A part of a batch, which one thread computes.</summary>
/// <param name="Store">The frames.</param>
/// <param name="Samples">Indices into the store, up to <see cref="MostSamples"/>.</param>
/// <param name="Labels">Responses to these samples.</param>
/// <param name="First">Place of the first within the batch.</param>
/// <param name="Batch">Samples of the whole batch.</param>
/// <param name="Step">Number of the step, which names its noise.</param>
internal readonly ref struct BatchPart(FrameStore Store, ReadOnlySpan<int> Samples, ReadOnlySpan<float> Labels, int First, int Batch, uint Step)
{
    /// <summary>The most samples of a part: as sixteen lanes, frames and maps of a network of one layer then just about fit into the first-level cache.</summary>
    public const int MostSamples = 128;

    /// <summary>The frames.</summary>
    public FrameStore Store { get; } = Store;

    /// <summary>Indices into the store.</summary>
    public ReadOnlySpan<int> Samples { get; } = Samples;

    /// <summary>Responses to these samples.</summary>
    public ReadOnlySpan<float> Labels { get; } = Labels;

    /// <summary>Place of the first within the batch.</summary>
    public int First { get; } = First;

    /// <summary>Samples of the whole batch.</summary>
    public int Batch { get; } = Batch;

    /// <summary>Number of the step.</summary>
    public uint Step { get; } = Step;
}
