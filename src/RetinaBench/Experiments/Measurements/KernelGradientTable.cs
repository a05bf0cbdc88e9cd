namespace RetinaBench.Experiments.Measurements;

/// <summary>Gradients along the axis of motion of what amacrine types read from the circuit's bipolar type.</summary>
/// <param name="Bipolar">Number of the bipolar type of the best minimal circuit, the source of every kernel shown.</param>
/// <param name="Amacrine">Number of the amacrine type of the best minimal circuit.</param>
/// <param name="Rows">One an amacrine type, in order.</param>
public sealed record KernelGradientTable(int Bipolar, int Amacrine, IReadOnlyList<KernelGradientRow> Rows) : Measurement;
