using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Statistics;

/// <summary>Draws from the standard normal distribution.</summary>
public static class StandardNormal
{
    /// <summary>One number, by the transform of Box and Muller (1958), doi:10.1214/aoms/1177706645; its sine twin is not used.</summary>
    /// <param name="stream">The source of randomness; gives two numbers.</param>
    public static double Draw(RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        // 1 - u lies in (0, 1], where the logarithm is finite.
        double radius = Math.Sqrt(-2 * Math.Log(1 - stream.NextDouble()));
        return radius * Math.Cos(2 * Math.PI * stream.NextDouble());
    }
}
