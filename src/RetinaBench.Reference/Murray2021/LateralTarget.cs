namespace RetinaBench.Reference.Murray2021;

/// <summary>A ganglion position whose kernel reaches an amacrine position.</summary>
/// <param name="Position">Floats to the ganglion position.</param>
/// <param name="Weight">Floats to the weights of that place in the kernel.</param>
internal readonly record struct LateralTarget(int Position, int Weight);
