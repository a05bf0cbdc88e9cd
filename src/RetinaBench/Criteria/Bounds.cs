namespace RetinaBench.Criteria;

/// <summary>How a value with an interval is held against a threshold.</summary>
internal static class Bounds
{
    /// <summary>
    /// At least: Passed at or above the threshold; below it, Failed when the interval lies wholly below, and InsufficientData
    /// when the interval still reaches the threshold, since the counts cannot tell.
    /// </summary>
    public static Verdict AtLeast(double value, double upper, double threshold) =>
        value >= threshold ? Verdict.Passed : upper < threshold ? Verdict.Failed : Verdict.InsufficientData;

    /// <summary>At most: the mirror image of <see cref="AtLeast"/>.</summary>
    public static Verdict AtMost(double value, double lower, double threshold) => AtLeast(-value, -lower, -threshold);

    /// <summary>Below: as <see cref="AtMost"/>, but the threshold itself is too much.</summary>
    public static Verdict Below(double value, double lower, double threshold) =>
        value < threshold ? Verdict.Passed : lower >= threshold ? Verdict.Failed : Verdict.InsufficientData;

    /// <summary>Both must hold: the worse of two verdicts, Failed before InsufficientData before Passed.</summary>
    public static Verdict Both(Verdict a, Verdict b) =>
        a == Verdict.Failed || b == Verdict.Failed ? Verdict.Failed
        : a == Verdict.Passed ? b : a;

    /// <summary>What a verdict says about a threshold, for the reason line.</summary>
    public static string Explain(Verdict verdict, string comparison) => verdict switch
    {
        Verdict.Passed => $"{comparison} holds",
        Verdict.Failed => $"{comparison} does not hold, and the 95 % interval excludes it",
        _ => $"{comparison} does not hold, but the 95 % interval includes it: more stimuli are needed",
    };
}
