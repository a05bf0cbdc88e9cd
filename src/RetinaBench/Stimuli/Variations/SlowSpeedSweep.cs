namespace RetinaBench.Stimuli.Variations;

/// <summary>The slow speed varies at a fixed ratio of speeds: coordinate <c>s</c>, pixels a frame.</summary>
/// <param name="Alpha">Fast speed over slow speed.</param>
/// <param name="SlowSpeed">The slow speed, pixels a frame.</param>
public sealed record SlowSpeedSweep(double Alpha, Sweep SlowSpeed) : DotMotionVariation
{
    internal override IEnumerable<DotMotionPoint> Points() =>
        SlowSpeed.Values().Select(speed => new DotMotionPoint("s", speed, Alpha, new(speed, speed)));

    internal override IEnumerable<OptionProblem> Problems() =>
        [.. AlphaProblems(Alpha), .. SlowSpeed.Problems("slowSpeed", 0, MaximumSpeed)];
}
