using System.Linq.Expressions;

namespace RetinaBench.Reports.Leaderboards;

/// <summary>Accuracy and plausibility in one number, 0 to 1.</summary>
internal static class CompositeScore
{
    // What is printed is what is computed: both come from this expression.
    private static readonly Expression<Func<double, double, double>> s_definition =
        (accuracy, plausibility) => (0.5 * Math.Max(0, (2 * accuracy) - 1)) + (0.5 * plausibility);

    private static readonly Func<double, double, double> s_compute = s_definition.Compile();

    /// <summary>How it is computed, for readers.</summary>
    public static string Formula => s_definition.Body.ToString();

    /// <summary>The score.</summary>
    /// <param name="accuracy">Share of right answers, 0 to 1; a half is chance and counts as nothing.</param>
    /// <param name="plausibility">Share of the applicable criteria that hold, 0 to 1.</param>
    public static double Of(double accuracy, double plausibility) => s_compute(accuracy, plausibility);
}
