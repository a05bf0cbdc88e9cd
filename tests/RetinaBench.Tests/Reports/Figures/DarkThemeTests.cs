using System.Text.RegularExpressions;
using System.Xml.Linq;
using RetinaBench.Reports.Figures;
using RetinaBench.Testing;
using RetinaBench.Tests.Reports.Site.Browsing;

namespace RetinaBench.Tests.Reports.Figures;

/// <summary>Figures on a dark page, read off the figures themselves: no colour is forgotten, all can be seen, and told apart as well as on a light one.</summary>
public sealed partial class DarkThemeTests
{
    // Success criteria 1.4.3 (text) and 1.4.11 (graphics) of WCAG 2.2.
    private const double LeastForText = 4.5, LeastForGraphics = 3;

    // A grid is behind the data and not needed to read them; a frame has enough contrast to both sheets.
    private const string Sheet = "#FFFFFF", Grid = "#E6E6E6", Frame = "#8A8A8A";

    private static readonly LineChart Lines = new()
    {
        Title = "lines",
        Description = "lines",
        Note = "note",
        X = new("x"),
        Y = new("y"),
        Series =
        [
            .. Enumerable.Range(0, 8).Select(i => new Series($"line {i}", [new(0, i, i - 0.5, i + 0.5), new(1, i + 1, i, i + 2)]) { Intervals = i == 0 ? IntervalStyle.Band : IntervalStyle.Bars }),
            new Series("published", [new(0, 1), new(1, 2)]) { Role = SeriesRole.Reference },
        ],
        ReferenceLines = [ReferenceLine.Horizontal(0.5, "chance")],
    };

    private static readonly BarChart Bars = new()
    {
        Title = "bars",
        Description = "bars",
        CategoryTitle = "type",
        Value = new("v"),
        Categories = ["a", "b"],
        Series = [.. Enumerable.Range(0, 8).Select(i => new BarSeries($"bar {i}", [new(0.5, 0.4, 0.6, 0.55), new(i)]))],
    };

    private static readonly HeatMap Map = new()
    {
        Title = "map",
        Description = "map",
        RowTitle = "row",
        ColumnTitle = "column",
        Rows = ["a", "b"],
        Columns = ["a", "b"],
        Values = [-1, 0, double.NaN, 1],
        Scale = new("v"),
        Midpoint = 0,
        Marks = [.. Enumerable.Range(0, 4).Select(i => new HeatMapMark(i / 2, i % 2, $"mark {i}"))],
    };

    private static readonly CircuitBox Giver = new("giver", [new FilmFrame("kernel", 1, 1, new byte[] { 7 })], [0.5, -0.5]), Taker = new("taker"), Last = new("last");

    private static readonly CircuitDrawing Circuit = new()
    {
        Title = "circuit",
        Description = "circuit",
        Layers = [[Giver], [Taker], [Last]],
        Connections = [new(Giver, Taker, 1), new(Taker, Last, -1), new(Giver, Last, 0)],
    };

    private static readonly FilmStrip Film = new() { Title = "film", Description = "film", Key = "key", Films = [new("row", [new FilmFrame("frame", 1, 1, new byte[] { 7 })])] };

    private static readonly Dictionary<string, string> Dark = Rule().Matches(Lines.ToSvg()).ToDictionary(rule => rule.Groups[1].Value, rule => rule.Groups[2].Value);

    public static TheoryData<Figure> Figures => [Lines, Bars, Map, Circuit, Film];

    [Theory]
    [MemberData(nameof(Figures))]
    public void Colours_OfEveryFigure_HaveADarkFormOrNeedNone(Figure figure)
    {
        var svg = new SvgReader(figure.ToSvg());
        string[] used = [.. svg.Root.Descendants().SelectMany(Colours).Distinct()];
        Assert.True(used.Length >= 3);
        // Frames, and the last data colour, which is the same grey in both.
        Assert.All(used, colour => Assert.True(Dark.ContainsKey(colour) || colour is Frame or "#8C8C8C", colour));
    }

    [Theory]
    [MemberData(nameof(Figures))]
    public void Contrast_OnTheDarkSheet_Suffices(Figure figure)
    {
        var svg = new SvgReader(figure.ToSvg());
        foreach (XElement element in svg.Root.Descendants().Where(element => !IsShade(element)))
        {
            double least = element.Name.LocalName == "text" ? LeastForText : LeastForGraphics;
            foreach (string colour in Colours(element).Where(colour => colour is not (Sheet or Grid) && !IsTint(colour)))
                Assert.InRange(ColourVision.Contrast(InDark(colour), InDark(Sheet)), least, 21);
        }
    }

    /// <summary>What keeps its colour keeps its text's too, and so may stand in heat maps alone: any other text is in ink, which changes.</summary>
    [Theory]
    [MemberData(nameof(Figures))]
    public void Shades_OutsideOfHeatMaps_AreNone(Figure figure) =>
        Assert.Equal(figure is HeatMap, new SvgReader(figure.ToSvg()).Root.Descendants().Any(IsShade));

    /// <summary>Okabe and Ito's colours, and the forms that they take in a figure.</summary>
    [Fact]
    public void DataColours_ForEveryKindOfVision_AreAsFarApartAsOnALightSheet()
    {
        var svg = new SvgReader(Lines.ToSvg());
        string[] light = [.. svg.All("path").Attributes("stroke").Select(stroke => stroke.Value).Where(stroke => stroke != Grid).Distinct().Take(8)];
        Assert.Equal(["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#8C8C8C"], light);
        double atLeast = ColourVision.LeastDistance(light);
        Assert.InRange(ColourVision.LeastDistance([.. light.Select(InDark)]), atLeast, 100);
    }

    [Fact]
    public void Sheet_InTheDark_IsThePaperOfTheSite()
    {
        string style = RetinaBench.Reports.ReportWriter.Render(MockRun.Record).Single(file => file.Path == "site/site.css").Text;
        Assert.Contains($"color-scheme: dark;\n  --paper: {InDark(Sheet).ToLowerInvariant()};", style, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Figure_InABrowser_TakesTheSchemeAndKeepsTheShadesOfItsMap()
    {
        using var folder = new TemporaryFolder();
        await using Browser browser = await Browser.StartAsync();
        await browser.Page.GoAsync(new Uri(folder.Write("map.svg", Map.ToSvg())).AbsoluteUri);
        const string colours = "JSON.stringify(['.sheet', '.cell', 'text', '.cell + text'].map(s => getComputedStyle(document.querySelector(s)).fill))";

        await browser.Page.PreferAsync("light");
        Assert.Equal("""["rgb(255, 255, 255)","rgb(122, 51, 0)","rgb(34, 34, 34)","rgb(255, 255, 255)"]""", (await browser.Page.EvaluateAsync(colours)).GetString());
        await browser.Page.PreferAsync("dark");
        Assert.Equal("""["rgb(20, 23, 27)","rgb(122, 51, 0)","rgb(231, 233, 236)","rgb(255, 255, 255)"]""", (await browser.Page.EvaluateAsync(colours)).GetString());
        Assert.Empty(browser.Page.Complaints);
    }

    [Theory]
    [InlineData("#000000", "#FFFFFF", 21)]
    [InlineData("#777777", "#FFFFFF", 4.48)]
    public void Contrast_OfKnownColours_IsThePublishedOne(string one, string other, double ratio) => Assert.Equal(ratio, ColourVision.Contrast(one, other), 2);

    /// <summary>Red and green lie 170.6 apart to most (53.24, 80.09, 67.20 and 87.73, -86.18, 83.18, http://www.brucelindbloom.com), and far closer to the colour-blind.</summary>
    [Fact]
    public void LeastDistance_OfRedAndGreen_IsThatOfTheColourBlind() => Assert.InRange(ColourVision.LeastDistance(["#FF0000", "#00FF00"]), 1, 170.6 / 2);

    private static string InDark(string colour) => Dark.GetValueOrDefault(colour, colour);

    private static IEnumerable<string> Colours(XElement element) =>
        from attribute in element.Attributes()
        where attribute.Name.LocalName is "stroke" || (attribute.Name.LocalName == "fill" && !IsShade(element) && !IsOnShade(element))
        where attribute.Value.StartsWith('#')
        select attribute.Value;

    private static bool IsShade(XElement element) => element.Attribute("class")?.Value is "cell" or "shade";

    private static bool IsOnShade(XElement element) => element.Name.LocalName == "text" && element.Attribute("fill")!.Value is "#000000" or "#FFFFFF";

    // Pale areas stand within strokes of the full colour.
    private static bool IsTint(string colour) => Tints.Contains(colour);

    private static HashSet<string> Tints { get; } = [.. new SvgReader(Bars.ToSvg()).All("rect").Where(rect => rect.Attribute("fill") is { } fill && rect.Attribute("stroke") is { } stroke && fill.Value != stroke.Value && rect.Attribute("class") is null)
        .Select(rect => rect.Attribute("fill")!.Value)];

    [GeneratedRegex("""\[fill="(#[0-9A-F]{6})"\][^{]*\{ fill: (#[0-9A-F]{6}) \}""")]
    private static partial Regex Rule();
}
