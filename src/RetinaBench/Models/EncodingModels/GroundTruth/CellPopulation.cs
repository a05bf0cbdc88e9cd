namespace RetinaBench.Models.EncodingModels.GroundTruth;

/// <summary>Ten cells that differ in number, place and polarity of their subunits and in their threshold, on 8 x 8 pixels.</summary>
/// <remarks>
/// Yan et al. (2020) compare CNNs across a population of recorded cells, and leave open what simulated ones would be: this choice is ours. Subunits are 2 x 2 pixels
/// as in the published cell, which is the first. No two cells share all of number, place and polarity, and thresholds grow with the number of
/// subunits so that every cell fires in 0.9 to 1.7 % of the frames of white noise: neither silent nor saturated.
/// </remarks>
public static class CellPopulation
{
    /// <summary>The ten cells, in a stable order.</summary>
    public static IReadOnlyList<SubunitCell> Ten { get; } =
    [
        new("centre-off", Polarity.Off, [new(2, 2), new(2, 4), new(4, 2), new(4, 4)], 2.5),
        new("centre-on", Polarity.On, [new(2, 2), new(2, 4), new(4, 2), new(4, 4)], 2.5),
        new("upper-left-off", Polarity.Off, [new(0, 0), new(0, 2), new(2, 0), new(2, 2)], 2.25),
        new("lower-right-on", Polarity.On, [new(4, 4), new(4, 6), new(6, 4), new(6, 6)], 2.75),
        new("single-off", Polarity.Off, [new(3, 3)], 0.5),
        new("pair-on", Polarity.On, [new(1, 1), new(5, 1)], 1),
        new("pair-off", Polarity.Off, [new(3, 2), new(3, 4)], 1.25),
        new("triple-on", Polarity.On, [new(1, 3), new(3, 5), new(5, 3)], 2),
        new("cross-off", Polarity.Off, [new(1, 3), new(3, 1), new(3, 3), new(3, 5), new(5, 3)], 3),
        new("six-on", Polarity.On, [new(2, 0), new(2, 2), new(2, 4), new(4, 0), new(4, 2), new(4, 4)], 3.5),
    ];
}
