using System.Globalization;

namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>Maps values to colours: one hue from light to dark, or two hues away from a midpoint.</summary>
internal sealed class ColourScale(AxisScale scale, double? midpoint)
{
    // Sky blue and blue of the palette on the way from near white to near black; luminance falls all along.
    private static readonly (double At, string Colour)[] Sequential =
        [(0, "#F4F8FC"), (0.4, "#56B4E9"), (0.75, Palette.Blue), (1, "#002E4D")];

    private static readonly (double At, string Colour)[] Diverging =
        [(-1, "#7A3300"), (-0.6, Palette.Vermillion), (0, Palette.Paper), (0.6, Palette.Blue), (1, "#002E4D")];

    public string Colour(double value)
    {
        if (midpoint is not double middle)
            return At(Sequential, scale.Fraction(value));
        double reach = Math.Max(Math.Abs(scale.Maximum - middle), Math.Abs(middle - scale.Minimum));
        return At(Diverging, (value - middle) / reach);
    }

    /// <summary>Black or white, whichever is legible on a colour (relative luminance of WCAG 2, where contrasts are equal at 0.179).</summary>
    public static string TextOn(string colour)
    {
        (int red, int green, int blue) = Parts(colour);
        double luminance = (0.2126 * Linear(red)) + (0.7152 * Linear(green)) + (0.0722 * Linear(blue));
        return luminance > 0.179 ? "#000000" : "#FFFFFF";
    }

    /// <summary>The colour a share of the way from one to another.</summary>
    public static string Mix(string from, string to, double share)
    {
        (int red, int green, int blue) = Parts(from);
        (int toRed, int toGreen, int toBlue) = Parts(to);
        int Between(int a, int b) => (int)Math.Round(a + ((b - a) * share));
        return $"#{Between(red, toRed):X2}{Between(green, toGreen):X2}{Between(blue, toBlue):X2}";
    }

    private static string At((double At, string Colour)[] stops, double position)
    {
        position = Math.Clamp(position, stops[0].At, stops[^1].At);
        int next = Math.Max(1, Array.FindIndex(stops, stop => position <= stop.At));
        (double from, string start) = stops[next - 1];
        (double to, string end) = stops[next];
        return Mix(start, end, (position - from) / (to - from));
    }

    private static (int Red, int Green, int Blue) Parts(string colour)
    {
        int Part(int start) => int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (Part(1), Part(3), Part(5));
    }

    private static double Linear(int part)
    {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
