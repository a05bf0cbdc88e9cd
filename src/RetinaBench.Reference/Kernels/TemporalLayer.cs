namespace RetinaBench.Reference.Kernels;

/// <summary>What a layer does in time: filter, add a trace that does not depend on the stimulus, rectify, take off the background.</summary>
/// <param name="Table">The temporal kernels.</param>
/// <param name="Background">What the layer answers when nothing is shown.</param>
/// <param name="Sign">1 for outputs of 0 and more, -1 for outputs of 0 and less.</param>
/// <param name="TypeStride">Floats from one type of the input to the next.</param>
/// <param name="FrameStride">Floats from one frame of the input to the next.</param>
internal readonly record struct TemporalLayer(TemporalTable Table, LayerBackground Background, float Sign, int TypeStride, int FrameStride);
