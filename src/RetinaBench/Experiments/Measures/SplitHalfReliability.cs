namespace RetinaBench.Experiments.Measures;

/// <summary>How well one half of the repeats predicts the other.</summary>
/// <remarks>
/// <para>Repeats 0, 2, 4 ... against 1, 3, 5 ..., so that a slow drift is in both; of an odd number the last is left out, since the formula of Spearman (1910) and
/// Brown (1910) is about halves of one size: the reliability of both together is 2 r / (1 + r).</para>
/// <para>The reliability is a squared correlation with what repeats for ever, and so the best that a model can correlate with the mean is its square root.</para>
/// </remarks>
/// <param name="Halves">Correlation r of the means of the halves, -1 to 1.</param>
/// <param name="Repeats">Number of repeats in both halves together.</param>
public sealed record SplitHalfReliability(double Halves, int Repeats)
{
    /// <summary>The reliability of the mean over all these repeats, 2 r / (1 + r); refused for r = -1.</summary>
    public Measured SpearmanBrown => Halves > -1
        ? Measured.Of(2 * Halves / (1 + Halves))
        : Measured.Insufficient("the halves of the repeats are each other's opposite");

    /// <summary>The ceiling of a correlation with the mean over these repeats, sqrt(2 r / (1 + r)); refused where r is not above 0.</summary>
    public Measured Ceiling => Halves > 0
        ? Measured.Of(Math.Sqrt(2 * Halves / (1 + Halves)))
        : Measured.Insufficient(FormattableString.Invariant($"the halves of {Repeats} repeats correlate by {Halves:0.###}: nothing that repeats is seen"));

    /// <summary>Splits the repeats.</summary>
    /// <param name="responses">The responses.</param>
    /// <param name="refusal">Why there is no reliability, where there is none: a half that never changes.</param>
    public static SplitHalfReliability? Of(RepeatedResponses responses, out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(responses);
        int pairs = responses.Count / 2;
        Measured halves = PearsonCorrelation.Of(
            responses.MeanOf(Enumerable.Range(0, pairs).Select(i => 2 * i)),
            responses.MeanOf(Enumerable.Range(0, pairs).Select(i => (2 * i) + 1)));
        refusal = halves.Refusal;
        return refusal is null ? new(halves.Value, 2 * pairs) : null;
    }
}
