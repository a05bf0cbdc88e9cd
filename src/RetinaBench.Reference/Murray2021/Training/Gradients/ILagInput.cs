using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>The input of a temporal filter, one vector over the frames.</summary>
internal interface ILagInput<V>
    where V : struct, ILanes<V>
{
    /// <summary>The input at a frame.</summary>
    V At(int frame);
}
