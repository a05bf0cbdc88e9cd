namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>What the colours of a figure become on a dark page, as rules of style inside the figure itself.</summary>
/// <remarks>
/// A picture in a page takes the colour scheme of its place there (Media Queries 5, section 12.5), so that figures follow the system and the reader's choice alike;
/// where a browser only knows the system's, sheet and ink still change together. The data colours are those of <see cref="Palette"/>, lighter: each has a contrast of at
/// least 5 to the sheet, and no two are closer than the closest two of the light ones, for any kind of colour vision. Shades of heat maps and their text stay.
/// </remarks>
internal static class DarkTheme
{
    /// <summary>The sheet, the same as the paper of the site.</summary>
    public const string Paper = "#14171B";

    // In the order of Palette.Colour.
    private static readonly string[] Data = ["#2F8FD8", "#F07830", "#00B283", "#D88AB8", "#F5B530", "#8FD3FF", "#FFFFFF", "#8C8C8C"];

    /// <summary>The dark colour of each light one that changes.</summary>
    public static IReadOnlyList<(string Light, string Dark)> Colours { get; } =
    [
        (Palette.Paper, Paper),
        (Palette.Ink, "#E7E9EC"),
        (Palette.Neutral, "#AEB6C2"),
        (Palette.Grid, "#2F363F"),
        .. Data.Select((dark, i) => (Palette.Colour(i), dark)),
        .. Data.Select((dark, i) => (Palette.Tint(Palette.Colour(i), Palette.Paper), Palette.Tint(dark, Paper))),
    ];

    /// <summary>The style element of every figure.</summary>
    public static string Style { get; } = $"<style>@media (prefers-color-scheme: dark) {{\n{string.Concat(Colours.Where(colour => colour.Light != colour.Dark).Select(Rules))}}}</style>\n";

    private static string Rules((string Light, string Dark) colour)
    {
        // Text on the cells of a heat map is black or white, whichever suits the cell; any other text is in ink.
        string texts = colour.Light is Palette.Ink or Palette.Neutral ? "" : ":not(text)";
        return $"[fill=\"{colour.Light}\"]{texts}:not(.{HeatMapPainter.CellRole}):not(.{HeatMapPainter.ShadeRole}) {{ fill: {colour.Dark} }}\n[stroke=\"{colour.Light}\"] {{ stroke: {colour.Dark} }}\n";
    }
}
