using MathNet.Numerics.Distributions;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measures;

/// <summary>How surely a score is known.</summary>
/// <param name="StandardError">Standard error, in the unit of the score.</param>
/// <param name="Lower">Lower end of the 95 % interval by Student's t with one degree of freedom fewer than parts.</param>
/// <param name="Upper">Upper end of that interval.</param>
/// <param name="Resampled">What was resampled.</param>
/// <param name="Parts">Number of parts: repeats, blocks of frames, cells or seeds.</param>
public sealed record ScoreError(double StandardError, double Lower, double Upper, Resampled Resampled, int Parts)
{
    private const double UpperTail = 0.975;

    /// <summary>The error of a score by leaving out one part of its data after the other.</summary>
    /// <param name="score">The score of all data.</param>
    /// <param name="resampled">What the parts are.</param>
    /// <param name="parts">Number of parts.</param>
    /// <param name="without">The score without one part, 0 to parts - 1.</param>
    /// <returns>Null below two parts, and where there is no score without one of them.</returns>
    public static ScoreError? Jackknifed(double score, Resampled resampled, int parts, Func<int, Measured> without)
    {
        ArgumentNullException.ThrowIfNull(without);
        return Jackknife.StandardError(parts, part => without(part).OrNull) is { } error ? Of(score, error, resampled, parts) : null;
    }

    /// <summary>The error of a mean over cells or seeds, each with a score of its own.</summary>
    /// <param name="scores">The scores, finite.</param>
    /// <param name="resampled">What each score is of.</param>
    /// <returns>Null below two scores.</returns>
    public static ScoreError? OfMean(IReadOnlyList<double> scores, Resampled resampled)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return scores.Count < 2 ? null : Of(scores.Average(), Math.Sqrt(Series.Variance(scores) / scores.Count), resampled, scores.Count);
    }

    private static ScoreError Of(double score, double error, Resampled resampled, int parts)
    {
        double half = StudentT.InvCDF(0, 1, parts - 1, UpperTail) * error;
        return new(error, score - half, score + half, resampled, parts);
    }
}
