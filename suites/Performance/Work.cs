namespace RetinaBench.Performance;

/// <summary>What one operation of a benchmark gets done.</summary>
/// <param name="Stimuli">Stimuli that are made, shown or trained on.</param>
/// <param name="Flops">Floating-point operations in the vector multiply-adds that are carried out; null where nobody counts them.</param>
/// <param name="Bytes">Bytes of movies and gradients read and written once; null where they fit a cache. Working memory is not counted.</param>
public sealed record Work(double Stimuli, double? Flops = null, double? Bytes = null);
