namespace RetinaBench.Stimuli.Variations;

/// <summary>All dots move one way at one speed: coordinates <c>speed</c> (pixels a frame) and <c>direction</c> (-1 left, then 1 right, at each speed).</summary>
/// <remarks>The direction of motion labels the stimulus.</remarks>
/// <param name="Speed">The speed of all dots, pixels a frame.</param>
public sealed record SingleDirection(Sweep Speed) : DotMotionVariation
{
    internal override IEnumerable<DotMotionPoint> Points() =>
        from speed in Speed.Values()
        from direction in new[] { -1, 1 }
        select new DotMotionPoint(new([new("speed", speed), new("direction", direction)]), 1, new(speed, speed), direction);

    internal override IEnumerable<OptionProblem> Problems() => Speed.Problems("speed", 0, MaximumSpeed);
}
