namespace RetinaBench.Experiments.Statistics;

/// <summary>The difference of two independent estimates with its 95 % interval, from their own intervals alone.</summary>
/// <remarks>
/// The distances from each estimate to the ends of its interval are added as squares (MOVER): Zou and Donner (2008), Statistics in
/// Medicine 27, 1693-1702. It needs no symmetry; for two Wilson intervals it is Newcombe's method 10 (<see cref="ProportionDifference"/>),
/// for two normal intervals the usual one.
/// </remarks>
public static class EstimateDifference
{
    /// <summary>The first estimate minus the second.</summary>
    /// <param name="first">The first estimate.</param>
    /// <param name="second">The second estimate.</param>
    public static Estimate Of(Estimate first, Estimate second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        double difference = first.Value - second.Value;
        return new(
            difference,
            difference - double.Hypot(first.Value - first.Lower, second.Upper - second.Value),
            difference + double.Hypot(first.Upper - first.Value, second.Value - second.Lower),
            first.Count + second.Count);
    }
}
