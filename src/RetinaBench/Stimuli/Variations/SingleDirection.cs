namespace RetinaBench.Stimuli.Variations;

/// <summary>All dots move one way at one speed: coordinates <c>speed</c> (pixels a frame) and <c>direction</c> (-1 left, then 1 right, at each speed).</summary>
/// <remarks>The direction of motion labels the stimulus. Half of the stimuli of a speed move left, half right.</remarks>
/// <param name="Speed">The speed of all dots, pixels a frame.</param>
public sealed record SingleDirection(Sweep Speed) : DotMotionVariation
{
    private static readonly int[] s_directions = [-1, 1];

    internal override int PointsPerValue => s_directions.Length;

    internal override IEnumerable<DotMotionPoint> Points() =>
        from speed in Speed.Values()
        from direction in s_directions
        select new DotMotionPoint(new([new("speed", speed), new("direction", direction)]), 1, new(speed, speed), direction);

    internal override IEnumerable<OptionProblem> Problems() => Speed.Problems("speed", 0, MaximumSpeed);
}
