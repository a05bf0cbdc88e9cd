using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>Which part of a layer's output an objective sees, and what it reads of it.</summary>
/// <param name="Region">The positions; empty where the layer does not matter.</param>
/// <param name="FirstFrame">The first frame of the output.</param>
/// <param name="FirstInputFrame">The first frame of the input of the filters in time: taps - 1 earlier, from frame 0 on.</param>
/// <param name="Frames">The frames as blocks.</param>
/// <param name="Kept">[types]; false for lesioned types.</param>
/// <param name="Terms">The objective's terms in this layer.</param>
internal sealed record LayerPlan(MapRegion Region, int FirstFrame, int FirstInputFrame, FrameBlocks Frames, bool[] Kept, PlannedTerm[] Terms)
{
    /// <summary>The block of the first frame of the output.</summary>
    public int FirstBlock => (FirstFrame + Frames.Padding) / FrameBlocks.Lanes;

    /// <summary>The block of the first frame of the input.</summary>
    public int FirstInputBlock => (FirstInputFrame + Frames.Padding) / FrameBlocks.Lanes;
}
