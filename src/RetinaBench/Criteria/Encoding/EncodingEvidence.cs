using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Criteria.Encoding;

/// <summary>What criteria on encoding models read out of measurements, each thing in one place.</summary>
internal static class EncodingEvidence
{
    /// <summary>A score with its interval; one whose error is not known stands for itself.</summary>
    public static Estimate EstimateOf(Score score) => new(score.Raw, score.Error?.Lower ?? score.Raw, score.Error?.Upper ?? score.Raw, score.Error?.Parts ?? 0);

    /// <summary>How well a fit predicts; a prediction that never changes follows nothing.</summary>
    public static Estimate CorrelationOf(EncodingFitRow row) => row.Correlation is { } score ? EstimateOf(score) : new(0, 0, 0, 0);

    /// <summary>Why a claim about how a model predicts says nothing of this one; null where it does.</summary>
    public static string? Unworking(EncodingFitRow row, double least)
    {
        if (row.Correlation is not { } score)
            return $"presupposes a model that predicts the cell: {row.NoCorrelation}";
        return score.Raw >= least ? null : Text.Of($"presupposes a model that predicts the cell: CC {Text.Number(score.Raw)} is below {least}");
    }

    /// <summary>The presupposition in words.</summary>
    public static string Presupposing(double least) => Text.Of($"; presupposes a model that predicts the cell: CC >= {least}");

    /// <summary>The chosen fits of a sweep, in the order of what varies, each with how well it predicts.</summary>
    public static IReadOnlyList<(double At, Estimate Correlation)> Curve(IEnumerable<EncodingSweepRow> rows, Func<EncodingSweepRow, double> at) =>
        [.. rows.Select(row => (At: at(row), Correlation: CorrelationOf(EncodingFitRow.Chosen(row.Fits)))).OrderBy(point => point.At)];

    /// <summary>A curve in one line, for example <c>1: 0.9, 2: 0.92</c>.</summary>
    public static string Describe(IEnumerable<(double At, Estimate Correlation)> curve) =>
        string.Join(", ", curve.Select(point => Text.Of($"{point.At}: {Text.Number(point.Correlation.Value)}")));
}
