using System.Globalization;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Conformance.Controls;

/// <summary>One comparison of a model with itself turned around.</summary>
/// <param name="Subject">What was compared, for example <c>ganglion-direction-index ganglion:3</c>.</param>
/// <param name="Agreement">What came of it.</param>
/// <param name="Detail">Both values with their intervals.</param>
internal sealed record Finding(string Subject, Agreement Agreement, string Detail)
{
    /// <summary>Compares two preferences by their signs; a sign counts where the widened interval excludes 0.</summary>
    /// <param name="subject">What is compared.</param>
    /// <param name="plain">The preference.</param>
    /// <param name="turned">The preference of the model turned around.</param>
    /// <param name="sign">1 where turning around keeps the preference, -1 where it reverses it.</param>
    /// <param name="widening">Factor by which intervals are widened, at least 1.</param>
    public static Finding OfSigns(string subject, Estimate plain, Estimate turned, int sign, double widening)
    {
        int a = Side(plain, widening), b = Side(turned, widening);
        Agreement agreement = a == 0 || b == 0 ? Agreement.Undecided : b == sign * a ? Agreement.Holds : Agreement.Contradicted;
        return new(subject, agreement, $"{Text(plain)}, turned around {Text(turned)}");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Subject}: {Detail}";

    /// <summary>An estimate in words.</summary>
    public static string Text(Estimate estimate) => string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:0.###} [{estimate.Lower:0.###}, {estimate.Upper:0.###}]");

    private static int Side(Estimate estimate, double widening)
    {
        double lower = estimate.Value - (widening * (estimate.Value - estimate.Lower)), upper = estimate.Value + (widening * (estimate.Upper - estimate.Value));
        return lower > 0 ? 1 : upper < 0 ? -1 : 0;
    }
}
