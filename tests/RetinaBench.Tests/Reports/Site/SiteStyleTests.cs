using System.Globalization;
using System.Text.RegularExpressions;
using RetinaBench.Reports;

namespace RetinaBench.Tests.Reports.Site;

/// <summary>Whether text can be read in both themes: contrast as WCAG 2.2 defines it, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.</summary>
public sealed partial class SiteStyleTests
{
    // Success criterion 1.4.3 (level AA) for text, and 1.4.11 for what shows the focus.
    private const double LeastForText = 4.5;
    private const double LeastForFocus = 3;

    private static readonly string Style = ReportWriter.Render(MockRun.Record).Single(file => file.Path == "site/site.css").Text;
    private static readonly Dictionary<string, string>[] Themes = [.. Blocks().Matches(Style).Select(block => Colours().Matches(block.Value).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value))];

    [Fact]
    public void Themes_ByChoiceAndBySystem_AreTheSameDarkOne()
    {
        Assert.Equal(3, Themes.Length);
        Assert.Equal(Themes[1], Themes[2]);
        Assert.Equal(Themes[0].Keys.Order(StringComparer.Ordinal), Themes[1].Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ink", "paper")]
    [InlineData("ink", "raised")]
    [InlineData("soft", "paper")]
    [InlineData("soft", "raised")]
    [InlineData("link", "paper")]
    [InlineData("link", "raised")]
    [InlineData("passed-ink", "passed")]
    [InlineData("failed-ink", "failed")]
    [InlineData("unsure-ink", "unsure")]
    [InlineData("none-ink", "none")]
    [InlineData("errored-ink", "errored")]
    public void Text_InEitherTheme_HasContrast(string text, string ground) =>
        Assert.All(Themes, theme => Assert.InRange(Contrast(theme[text], theme[ground]), LeastForText, 21));

    [Fact]
    public void Focus_InEitherTheme_HasContrast() =>
        Assert.All(Themes, theme => Assert.InRange(Contrast(theme["focus"], theme["paper"]), LeastForFocus, 21));

    [Theory]
    [InlineData("000000", "ffffff", 21)]
    [InlineData("777777", "ffffff", 4.48)]
    public void Contrast_OfKnownColours_IsThePublishedOne(string text, string ground, double ratio) => Assert.Equal(ratio, Contrast(text, ground), 2);

    private static double Contrast(string one, string other)
    {
        double a = Luminance(one), b = Luminance(other);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) =>
        (0.2126 * Channel(colour, 0)) + (0.7152 * Channel(colour, 1)) + (0.0722 * Channel(colour, 2));

    private static double Channel(string colour, int index)
    {
        double value = int.Parse(colour.AsSpan(2 * index, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("color-scheme: (light|dark);[^}]*")]
    private static partial Regex Blocks();

    [GeneratedRegex("--([a-z-]+): #([0-9a-f]{6});")]
    private static partial Regex Colours();
}
