using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>The dropout planes of a network: one behind every spatial and every temporal filter, and one behind the readout.</summary>
internal sealed class DropoutPlanes(ulong seed, int percent, SimdLevel level)
{
    /// <summary>Factor of values that are kept, 1 / (1 - rate), so that expectations stay as they are.</summary>
    public float Scale { get; } = (float)(1 / (1 - (percent / 100.0)));

    /// <summary>[rows, whole chunks of (frames, vectors of a row)].</summary>
    public DropoutPlane BipolarSpace { get; } = new(seed, "bipolar-space", percent, level);

    /// <summary>As <see cref="BipolarSpace"/>.</summary>
    public DropoutPlane BipolarTime { get; } = new(seed, "bipolar-time", percent, level);

    /// <summary>What amacrine and ganglion cells read of bipolar cells, [frames, positions, vectors of the map].</summary>
    public DropoutPlane LateralSpace { get; } = new(seed, "lateral-space", percent, level);

    /// <summary>[frames, positions, vectors of the map].</summary>
    public DropoutPlane AmacrineTime { get; } = new(seed, "amacrine-time", percent, level);

    /// <summary>What ganglion cells read of amacrine cells, [frames, positions, vectors of the map].</summary>
    public DropoutPlane GanglionAmacrineSpace { get; } = new(seed, "ganglion-amacrine-space", percent, level);

    /// <summary>Last frame, [positions, vectors of the map].</summary>
    public DropoutPlane GanglionTime { get; } = new(seed, "ganglion-time", percent, level);

    /// <summary>Last frame, [classes].</summary>
    public DropoutPlane Decision { get; } = new(seed, "decision", percent, level);
}
