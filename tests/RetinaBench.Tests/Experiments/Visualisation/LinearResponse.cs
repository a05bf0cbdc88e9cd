using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Visualisation;

/// <summary>A response that is a weighted sum of pixels, rectified: its gradient is the weights, or nothing below the threshold.</summary>
internal sealed class LinearResponse(MovieGeometry geometry, Func<int, float> weight, float bias = 0) : IInputGradient
{
    public MovieGeometry Geometry => geometry;

    public static ResponseObjective Objective { get; } = new(Lesion.None, new ObjectiveTerm(new("ganglion", 0), Reduction.Mean));

    public double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient)
    {
        double sum = bias;
        for (int i = 0; i < movie.Length; i++)
            sum += weight(i) * (double)movie[i];
        for (int i = 0; i < movie.Length; i++)
            gradient[i] = sum > 0 ? weight(i) : 0;
        return Math.Max(0, sum);
    }
}
