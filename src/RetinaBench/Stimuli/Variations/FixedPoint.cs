namespace RetinaBench.Stimuli.Variations;

/// <summary>Nothing varies: one point, whose coordinate <c>alpha</c> says the ratio of speeds.</summary>
/// <param name="Alpha">Fast speed over slow speed.</param>
/// <param name="SlowSpeed">Distribution of the slow speed, pixels a frame.</param>
public sealed record FixedPoint(double Alpha, UniformRange SlowSpeed) : DotMotionVariation
{
    internal override IEnumerable<DotMotionPoint> Points() => [new("alpha", Alpha, Alpha, SlowSpeed)];

    internal override IEnumerable<OptionProblem> Problems() => [.. AlphaProblems(Alpha), .. SlowSpeed.Problems("slowSpeed", 0, MaximumSpeed)];
}
