using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measurements;

/// <summary>How the weights of one amacrine type's spatial kernel change along the axis of motion.</summary>
/// <param name="Amacrine">Number of the amacrine type.</param>
/// <param name="Columns">Mean weight over the rows at each column of the kernel, from left to right: column c reads the bipolar cell c columns right of the window's left edge.</param>
/// <param name="Trend">Straight line through them over the column, 0 the first; a positive slope means that weights grow to the right.</param>
public sealed record KernelGradientRow(int Amacrine, IReadOnlyList<double> Columns, LinearTrend Trend);
