namespace RetinaBench.Stimuli.Variations;

/// <summary>The fast speed relative to the slow one varies: coordinate <c>alpha</c>.</summary>
/// <remarks>Below 1 the population called fast, which labels the stimulus, is the slower one; at 0 it stands still.</remarks>
/// <param name="Alpha">Fast speed over slow speed, from 0.</param>
/// <param name="SlowSpeed">Distribution of the slow speed, pixels a frame.</param>
public sealed record AlphaSweep(Sweep Alpha, UniformRange SlowSpeed) : DotMotionVariation
{
    internal override IEnumerable<DotMotionPoint> Points() =>
        Alpha.Values().Select(alpha => new DotMotionPoint("alpha", alpha, alpha, SlowSpeed));

    internal override IEnumerable<OptionProblem> Problems() =>
        [.. Alpha.Problems("alpha", 0, MaximumAlpha), .. SlowSpeed.Problems("slowSpeed", 0, MaximumSpeed)];
}
