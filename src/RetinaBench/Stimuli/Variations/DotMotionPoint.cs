namespace RetinaBench.Stimuli.Variations;

/// <summary>How the stimuli of one point are drawn.</summary>
/// <param name="Point">The point's coordinates.</param>
/// <param name="Alpha">Fast speed over slow speed.</param>
/// <param name="SlowSpeed">Distribution of the slow speed, pixels a frame.</param>
/// <param name="OnlyDirection">-1 or 1 where all dots move left or right at the slow speed; null where two populations move against each other.</param>
internal sealed record DotMotionPoint(EnvironmentPoint Point, double Alpha, UniformRange SlowSpeed, int? OnlyDirection = null)
{
    /// <summary>A point with one coordinate.</summary>
    public DotMotionPoint(string name, double value, double alpha, UniformRange slowSpeed)
        : this(new EnvironmentPoint([new(name, value)]), alpha, slowSpeed)
    {
    }
}
