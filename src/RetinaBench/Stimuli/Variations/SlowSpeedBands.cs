namespace RetinaBench.Stimuli.Variations;

/// <summary>The slow speed is drawn from one band after the other: coordinate <c>band</c>, the index of the band.</summary>
/// <param name="Alpha">Fast speed over slow speed.</param>
/// <param name="Bands">Distributions of the slow speed, pixels a frame; at least one.</param>
public sealed record SlowSpeedBands(double Alpha, IReadOnlyList<UniformRange> Bands) : DotMotionVariation
{
    internal override IEnumerable<DotMotionPoint> Points() =>
        Bands.Select((band, index) => new DotMotionPoint("band", index, Alpha, band));

    internal override IEnumerable<OptionProblem> Problems() =>
    [
        .. AlphaProblems(Alpha),
        .. OptionProblem.Outside("bands", Bands.Count, 1, Sweep.MaximumCount).Select(problem => problem with { What = $"the number of bands, {problem.What}" }),
        .. Bands.SelectMany((band, index) => band is null ? [new($"bands[{index}]", "null is not a band")] : band.Problems(FormattableString.Invariant($"bands[{index}]"), 0, MaximumSpeed)),
    ];
}
