namespace RetinaBench.Models.EncodingModels.GroundTruth;

/// <summary>The temporal filter of Yan et al. (2020), a difference of two gamma densities.</summary>
/// <remarks>
/// With tau = lag / rate - 2 / rate and G(n, h, t) = (t / h)^(n - 1) e^(-t / h) / (h (n - 1)!), 0 for t &lt;= 0: g = G(4, h, tau) - G(5, h, tau), divided by
/// its Euclidean norm; the OFF filter is -g. h is 0.05 s as published. doi:10.1109/TCYB.2020.2972983.
/// </remarks>
public static class BiphasicFilter
{
    private const double Delay = 2;
    private const int FirstOrder = 4, SecondOrder = 5;

    /// <summary>The filter of a polarity.</summary>
    /// <param name="polarity">The polarity: ON is the negative of OFF.</param>
    /// <param name="lags">Number of lags, from the current frame (lag 0) back; at least 4, since the first three weights are 0.</param>
    /// <param name="frameRate">Frames a second, above 0 and finite.</param>
    /// <param name="timeConstant">h in seconds, above 0 and finite.</param>
    /// <returns>[lag], of norm 1.</returns>
    public static double[] Of(Polarity polarity, int lags, double frameRate, double timeConstant = Subunit.PublishedTimeConstant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lags, 4);
        if (!(frameRate > 0 && double.IsFinite(frameRate)))
            throw new ArgumentOutOfRangeException(nameof(frameRate), frameRate, "a frame rate is above 0 and finite");
        if (!(timeConstant > 0 && double.IsFinite(timeConstant)))
            throw new ArgumentOutOfRangeException(nameof(timeConstant), timeConstant, "a time constant is above 0 and finite");
        double[] filter = [.. Enumerable.Range(0, lags).Select(lag => Difference((lag - Delay) / frameRate / timeConstant))];
        double norm = Math.Sqrt(filter.Sum(v => v * v)) * (polarity == Polarity.Off ? -1 : 1);
        return [.. filter.Select(v => v == 0 ? 0 : v / norm)];
    }

    private static double Difference(double t) => t <= 0 ? 0 : Gamma(FirstOrder, t) - Gamma(SecondOrder, t);

    // In units of the scale, whose share in height is lost in the norm.
    private static double Gamma(int order, double t)
    {
        double value = Math.Exp(-t);
        for (int i = 1; i < order; i++)
            value *= t / i;
        return value;
    }
}
