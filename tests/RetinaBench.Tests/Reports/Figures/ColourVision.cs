using System.Globalization;

namespace RetinaBench.Tests.Reports.Figures;

/// <summary>Colours as they are seen: contrast by WCAG 2.2, and distance for every kind of colour vision.</summary>
/// <remarks>
/// Matrices for linear RGB at full severity of Machado, Oliveira and Fernandes (2009), doi:10.1109/TVCG.2009.113, table 1; CIE L*a*b* of IEC 61966-2-1 with the white of
/// D65, and the distance of 1976.
/// </remarks>
internal static class ColourVision
{
    private static readonly double[][] ToXyz = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]];
    private static readonly double[] White = [0.95047, 1, 1.08883];

    /// <summary>What each kind of vision makes of linear RGB.</summary>
    public static IReadOnlyDictionary<string, double[][]> Kinds { get; } = new Dictionary<string, double[][]>
    {
        ["normal"] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        ["protanopia"] = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        ["deuteranopia"] = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        ["tritanopia"] = [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    };

    /// <summary>1 to 21.</summary>
    public static double Contrast(string one, string other)
    {
        double a = Times(ToXyz, Linear(one))[1], b = Times(ToXyz, Linear(other))[1];
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>The distance of the two closest of some colours, to the kind of vision to which they are closest.</summary>
    public static double LeastDistance(IReadOnlyList<string> colours) => Kinds.Values.Min(kind =>
        colours.SelectMany((one, i) => colours.Skip(i + 1).Select(other => Distance(Lab(Times(kind, Linear(one))), Lab(Times(kind, Linear(other)))))).Min());

    private static double[] Lab(double[] linear)
    {
        double[] f = [.. Times(ToXyz, [.. linear.Select(c => Math.Clamp(c, 0, 1))]).Select((v, i) => v / White[i]).Select(t => t > 216.0 / 24389 ? Math.Cbrt(t) : ((24389.0 / 27 * t) + 16) / 116)];
        return [(116 * f[1]) - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])];
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());

    private static double[] Times(double[][] matrix, double[] vector) => [.. matrix.Select(row => row.Zip(vector, (a, b) => a * b).Sum())];

    private static double[] Linear(string colour) => [.. new[] { 1, 3, 5 }.Select(at => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
        .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
}
