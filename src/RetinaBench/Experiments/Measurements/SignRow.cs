using RetinaBench.Models;

namespace RetinaBench.Experiments.Measurements;

/// <summary>Signs found in one layer.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Role">What it stands for.</param>
/// <param name="SmallestResponse">Smallest response seen over all stimuli, types, frames and positions.</param>
/// <param name="LargestResponse">Largest response seen.</param>
/// <param name="SmallestWeight">Smallest spatial or temporal weight into the layer, biases left out; null where kernels are not shown.</param>
public sealed record SignRow(string Layer, LayerRole Role, double SmallestResponse, double LargestResponse, double? SmallestWeight);
