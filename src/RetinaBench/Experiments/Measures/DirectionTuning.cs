namespace RetinaBench.Experiments.Measures;

/// <summary>Direction and orientation selectivity of the responses to motion in directions all around.</summary>
/// <remarks>
/// Two indices go by the name of DSI, and they differ: <see cref="PreferredNullIndex"/> looks at two directions, <see cref="VectorSumIndex"/> at all. For a response
/// 1 + cos(d) the first is 1, the second 0.5. For two directions only, with a sign for left and right, see <see cref="DirectionSelectivity"/>.
/// Mazurek, Kager and Van Hooser (2014), doi:10.3389/fncir.2014.00092.
/// </remarks>
public sealed record DirectionTuning
{
    /// <summary>Length of a mean vector below which it is the rounding of one of length 0, which points nowhere.</summary>
    private const double Vanishing = 1e-12;

    private DirectionTuning(int directions, double preferredNull, double vectorSum, double orientation, double? preferred) =>
        (Directions, PreferredNullIndex, VectorSumIndex, OrientationIndex, PreferredDirection) = (directions, preferredNull, vectorSum, orientation, preferred);

    /// <summary>Number of directions.</summary>
    public int Directions { get; }

    /// <summary>(preferred - null) / (preferred + null), 0 to 1: preferred is the largest response (the first of equals), null the one to the opposite direction.</summary>
    public double PreferredNullIndex { get; }

    /// <summary>Length of the vector sum over the sum of responses, |sum r exp(i d)| / sum r, 0 to 1.</summary>
    public double VectorSumIndex { get; }

    /// <summary>The same at twice the angle, |sum r exp(2 i d)| / sum r, 0 to 1: orientation selectivity (OSI).</summary>
    public double OrientationIndex { get; }

    /// <summary>Direction of the vector sum in degrees, 0 to below 360; null where its length is 0, so that none is preferred.</summary>
    public double? PreferredDirection { get; }

    /// <summary>
    /// The vector-sum index corrected for the coarseness of the directions, times (w / 2) / sin(w / 2) with w the angle between neighbours: Zar (1999), Biostatistical
    /// Analysis, section 26.5. It exceeds 1 for a cell that answers to one direction only.
    /// </summary>
    public double CorrectedVectorSumIndex => VectorSumIndex * (Math.PI / Directions) / Math.Sin(Math.PI / Directions);

    /// <summary>Measures a tuning curve.</summary>
    /// <param name="responses">[directions], 0 or more: to directions 0, 360 / n, 2 x 360 / n ... degrees; an even number of at least 4.</param>
    /// <param name="refusal">Why there is no measurement, where there is none: no response at all, or one that is negative or not finite.</param>
    /// <exception cref="ArgumentException">The number of directions is odd or below 4.</exception>
    public static DirectionTuning? Of(IReadOnlyList<double> responses, out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(responses);
        int n = responses.Count;
        if (n < 4 || n % 2 != 0)
            throw new ArgumentException($"{n} directions: an even number of at least 4 is needed, so that each has its opposite", nameof(responses));
        refusal = Refused(responses);
        if (refusal is not null)
            return null;
        double sum = responses.Sum();
        int preferred = Enumerable.Range(0, n).MaxBy(i => responses[i]);
        (double east, double north) = MeanVector(responses, sum, 1);
        (double alongside, double across) = MeanVector(responses, sum, 2);
        double length = double.Hypot(east, north);
        return new(
            n,
            DirectionSelectivity.Index(responses[preferred], responses[(preferred + (n / 2)) % n]),
            length,
            double.Hypot(alongside, across),
            length > Vanishing ? Degrees(Math.Atan2(north, east)) : null);
    }

    private static Refusal? Refused(IReadOnlyList<double> responses)
    {
        for (int i = 0; i < responses.Count; i++)
        {
            if (!(responses[i] >= 0 && double.IsFinite(responses[i])))
            {
                return new(RefusalKind.Errored, FormattableString.Invariant(
                    $"the response to {i * 360.0 / responses.Count:0.##} degrees is {responses[i]}: indices of direction selectivity are about finite responses of 0 or more"));
            }
        }

        return responses.All(r => r == 0) ? new(RefusalKind.InsufficientData, "there is no response to any direction") : null;
    }

    private static (double Cosine, double Sine) MeanVector(IReadOnlyList<double> responses, double sum, int multiple)
    {
        double cosine = 0, sine = 0;
        for (int i = 0; i < responses.Count; i++)
        {
            (double s, double c) = Math.SinCos(multiple * i * 2 * Math.PI / responses.Count);
            cosine += responses[i] / sum * c;
            sine += responses[i] / sum * s;
        }

        return (cosine, sine);
    }

    // A negative angle of the size of a rounding error becomes 360 when 360 is added, which is 0.
    private static double Degrees(double radians)
    {
        double degrees = double.RadiansToDegrees(radians), positive = degrees < 0 ? degrees + 360 : degrees;
        return positive < 360 ? positive : 0;
    }
}
