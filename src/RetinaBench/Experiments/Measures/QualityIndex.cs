namespace RetinaBench.Experiments.Measures;

/// <summary>How much of a response repeats: QI = var over time of the mean over repeats / mean over repeats of the var over time.</summary>
/// <remarks>Baden et al. (2016), doi:10.1038/nature16468. 1 where all repeats are alike; 1 / N is what N independent repeats of nothing but noise give.</remarks>
public static class QualityIndex
{
    /// <summary>The index.</summary>
    /// <param name="responses">The responses.</param>
    /// <returns>0 to 1; refused where no repeat changes.</returns>
    public static Measured Of(RepeatedResponses responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        if (Enumerable.Range(0, responses.Count).All(i => Series.IsConstant(responses[i])))
            return Measured.Insufficient("no repeat changes over time, so that there is no quality to measure");
        return Measured.Of(Series.Variance(responses.Mean) / Enumerable.Range(0, responses.Count).Average(i => Series.Variance(responses[i])));
    }
}
