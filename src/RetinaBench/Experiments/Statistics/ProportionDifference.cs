namespace RetinaBench.Experiments.Statistics;

/// <summary>The difference of two independent proportions with its 95 % interval.</summary>
/// <remarks>Newcombe's hybrid of two Wilson intervals: method 10 of Newcombe (1998), Statistics in Medicine 17, 873-890. It keeps its coverage at 0 and 1 and for few trials.</remarks>
public static class ProportionDifference
{
    /// <summary>The first proportion minus the second.</summary>
    /// <param name="first">The first proportion.</param>
    /// <param name="second">The second proportion.</param>
    public static Estimate Of(Proportion first, Proportion second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return EstimateDifference.Of(Estimated(first), Estimated(second));
    }

    private static Estimate Estimated(Proportion proportion) => new(proportion.Value, proportion.Lower, proportion.Upper, proportion.Trials);
}
