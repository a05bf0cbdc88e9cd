namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>The colours of data: Okabe and Ito's set for every kind of colour vision, with grey for its yellow, which is too pale for lines.</summary>
/// <remarks>M. Okabe and K. Ito, Color Universal Design (2008), https://jfly.uni-koeln.de/color/.</remarks>
internal static class Palette
{
    public const string Blue = "#0072B2";
    public const string Vermillion = "#D55E00";
    public const string Paper = "#FFFFFF";
    public const string Ink = "#222222";
    public const string Neutral = "#555555";
    public const string Frame = "#8A8A8A";
    public const string Grid = "#E6E6E6";

    private const double TintShare = 0.3;

    private static readonly string[] Colours =
        [Blue, Vermillion, "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#8C8C8C"];

    public static string Colour(int index) => Colours[index % Colours.Length];

    /// <summary>A pale form of a colour, for large areas.</summary>
    public static string Tint(string colour, string paper) => ColourScale.Mix(paper, colour, TintShare);
}
