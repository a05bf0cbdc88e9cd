using System.Globalization;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Criteria;

/// <summary>Numbers as judgements write them: invariant, three decimals.</summary>
internal static class Text
{
    /// <summary>An interpolated line in the invariant culture.</summary>
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A verdict, for example <c>insufficient data</c>; a descriptive entry has none.</summary>
    public static string Of(Verdict? verdict) => verdict switch
    {
        null => "descriptive",
        Verdict.NotApplicable => "not applicable",
        Verdict.InsufficientData => "insufficient data",
        Verdict.NotRun => "not run",
        _ => verdict.Value.ToString().ToLowerInvariant(),
    };

    /// <summary>Three decimals without trailing zeros.</summary>
    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Value, interval and counts, for example <c>0.985 [0.967, 0.993] of 400</c>.</summary>
    public static string Number(Proportion proportion) =>
        Of($"{Number(proportion.Value)} [{Number(proportion.Lower)}, {Number(proportion.Upper)}] of {proportion.Trials}");

    /// <summary>Value and interval, for example <c>0.29 [0.27, 0.31]</c>.</summary>
    public static string Number(Estimate estimate) =>
        $"{Number(estimate.Value)} [{Number(estimate.Lower)}, {Number(estimate.Upper)}]";
}
