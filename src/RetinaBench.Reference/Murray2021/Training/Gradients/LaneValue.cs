namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>A gradient that is not zero.</summary>
/// <param name="Place">Floats to where it stands: the weights of its cell type, or the window that it belongs to.</param>
/// <param name="Value">The gradient.</param>
internal readonly record struct LaneValue(int Place, float Value);
