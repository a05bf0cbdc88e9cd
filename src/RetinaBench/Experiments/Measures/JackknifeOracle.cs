namespace RetinaBench.Experiments.Measures;

/// <summary>How well the mean of all other repeats predicts a repeat: the oracle that knows the cell but not the trial.</summary>
/// <remarks>
/// The correlation, over all repeats and frames at once, of each response with the mean of the other repeats in that frame. A lower bound of what a
/// perfect model reaches on single repeats, since the other repeats are noisy themselves. Walker et al. (2019), doi:10.1038/s41593-019-0517-x.
/// </remarks>
public static class JackknifeOracle
{
    /// <summary>The oracle's correlation.</summary>
    /// <param name="responses">The responses.</param>
    /// <returns>-1 to 1; refused where no response differs from any other.</returns>
    public static Measured Of(RepeatedResponses responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        return PearsonCorrelation.Of(
            [.. Enumerable.Range(0, responses.Count).SelectMany(i => responses.MeanOf(Enumerable.Range(0, responses.Count).Where(other => other != i)))],
            responses.All);
    }
}
