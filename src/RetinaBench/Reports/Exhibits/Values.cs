using System.Globalization;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits;

/// <summary>Measured values as points of charts and as cells of tables.</summary>
internal static class Values
{
    // Responses have any unit, so their digits count rather than their decimals.
    private const string FourDigits = "G4";

    public static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Four significant digits.</summary>
    public static string Cell(double value) => value.ToString(FourDigits, CultureInfo.InvariantCulture);

    /// <summary>An axis of responses, which begins or ends at zero where responses have one sign.</summary>
    public static Axis ResponseAxis(string unit, IEnumerable<Estimate> responses)
    {
        double[] values = [.. responses.Select(response => response.Value)];
        bool rising = values.All(value => value >= 0);
        return new("mean response", unit) { Minimum = rising ? 0 : null, Maximum = !rising && values.All(value => value <= 0) ? 0 : null };
    }

    public static ChartPoint Point(double x, Proportion y) =>
        y.Trials == 0 ? new(x, double.NaN) : new(x, y.Value, y.Lower, y.Upper);

    public static ChartPoint Point(double x, Estimate y) => new(x, y.Value, y.Lower, y.Upper);

    public static Bar Bar(Proportion value, double published) =>
        value.Trials == 0 ? new(double.NaN) { Published = published } : new(value.Value, value.Lower, value.Upper, published);

    /// <summary>How many stimuli stand behind each value, for example <c>400 stimuli a point</c>.</summary>
    public static string Counts(IEnumerable<Proportion> values, string each = "point")
    {
        int[] counts = [.. values.Select(value => value.Trials).Distinct().Order()];
        return counts.Length switch
        {
            0 => "no stimuli",
            1 => $"{Whole(counts[0])} stimuli a {each}",
            _ => $"{Whole(counts[0])} to {Whole(counts[^1])} stimuli a {each}",
        };
    }
}
