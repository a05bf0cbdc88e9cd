using RetinaBench.Criteria;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Reports.Exhibits;

/// <summary>The numbers of a fitted centre and surround as tables show them.</summary>
internal static class SurroundValues
{
    /// <summary>Width of the centre, width and strength of the surround, and what is explained.</summary>
    public static string[] Of(DifferenceOfGaussians fit) =>
    [
        Text.Number(fit.CenterSigma),
        Text.Number(fit.SurroundSigma),
        (fit.Interval is { } interval ? Text.Number(interval) : Text.Number(fit.Strength)) + (fit.AtBound ? " (not determined)" : ""),
        Text.Number(fit.Explained),
        Text.Number(fit.ExplainedByCenter),
    ];
}
