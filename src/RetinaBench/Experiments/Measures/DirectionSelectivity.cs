using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Measures;

/// <summary>The direction selectivity index DSI = (R - L) / (R + L) of the magnitudes of two mean responses.</summary>
/// <remarks>+1 responds only to rightward motion, -1 only to leftward motion, 0 to both alike, whatever the sign of the responses.</remarks>
public static class DirectionSelectivity
{
    /// <summary>The index.</summary>
    /// <param name="rightward">Mean response to rightward motion.</param>
    /// <param name="leftward">Mean response to leftward motion.</param>
    /// <returns>-1 to 1; 0 when both responses are 0.</returns>
    public static double Index(double rightward, double leftward)
    {
        double right = Math.Abs(rightward), left = Math.Abs(leftward), sum = right + left;
        return sum == 0 ? 0 : (right - left) / sum;
    }

    /// <summary>The index with its bootstrap interval.</summary>
    /// <param name="rightward">Mean response to rightward motion.</param>
    /// <param name="leftward">Mean response to leftward motion.</param>
    /// <param name="stream">The source of randomness.</param>
    /// <returns>The estimate, or null for a silent type: one whose response to neither direction differs from 0 at 95 %.</returns>
    public static Estimate? Of(MeanEstimate rightward, MeanEstimate leftward, RandomStream stream)
    {
        if (!rightward.IsNonzero && !leftward.IsNonzero)
            return null;
        (double lower, double upper) = Bootstrap.OfMeans([rightward, leftward], m => Index(m[0], m[1]), stream);
        return new(Index(rightward.Mean, leftward.Mean), lower, upper, rightward.Count + leftward.Count);
    }
}
