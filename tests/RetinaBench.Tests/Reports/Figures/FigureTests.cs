using System.Globalization;
using System.Xml.Linq;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Tests.Reports.Figures;

public sealed class FigureTests
{
    private const string Hostile = "<&\">'";

    public static TheoryData<Figure> Kinds => [.. Every("label")];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Figure_OfEveryKind_IsAccessibleSelfContainedXml(Figure figure)
    {
        string text = figure.ToSvg();
        var svg = new SvgReader(text);
        XElement[] children = [.. svg.Root.Elements()];
        Assert.Equal("img", svg.Root.Attribute("role")!.Value);
        Assert.Equal(("title", figure.Title), (children[0].Name.LocalName, children[0].Value));
        Assert.Equal(("desc", figure.Description), (children[1].Name.LocalName, children[1].Value));
        Assert.Equal("sheet", children[2].Attribute("class")!.Value);
        Assert.DoesNotContain("href", text);
        Assert.DoesNotContain("script", text);
        Assert.DoesNotContain(" id=", text);
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain("NaN", text);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Figure_DrawnTwiceAndInAnotherCulture_HasTheSameBytes(Figure figure)
    {
        string first = figure.ToSvg();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            comma.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(first, figure.ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Figure_OfEveryKind_DrawsWithinItsSheet(Figure figure)
    {
        var svg = new SvgReader(figure.ToSvg());
        double width = SvgReader.Number(svg.Root, "width"), height = SvgReader.Number(svg.Root, "height");
        Assert.Equal(figure.Width, width);
        foreach (XElement element in svg.Root.Descendants())
        {
            foreach (XAttribute attribute in element.Attributes())
            {
                if (attribute.Name.LocalName is "x" or "x1" or "x2" or "cx")
                    Assert.InRange(SvgReader.Number(element, attribute.Name.LocalName), 0, width);
                if (attribute.Name.LocalName is "y" or "y1" or "y2" or "cy")
                    Assert.InRange(SvgReader.Number(element, attribute.Name.LocalName), 0, height);
            }
        }
    }

    [Fact]
    public void Text_WithMarkup_IsShownAsWritten()
    {
        foreach (Figure figure in Every(Hostile))
        {
            var svg = new SvgReader(figure.ToSvg());
            Assert.Contains(svg.Texts, text => text.Contains(Hostile, StringComparison.Ordinal));
            Assert.Equal(Hostile, svg.Root.Elements().First().Value);
        }
    }

    [Theory]
    [InlineData("a\u0000b", "a\uFFFDb")]
    [InlineData("a\u0001\u001Fb", "a\uFFFD\uFFFDb")]
    [InlineData("a\uFFFFb", "a\uFFFDb")]
    [InlineData("a\u202Eb", "a\uFFFDb")]
    [InlineData("a\r\n\tb", "a   b")]
    [InlineData("\U0001F441 \u03B1", "\U0001F441 \u03B1")]
    public void Text_WithCharactersThatXmlForbids_IsReplaced(string title, string shown)
    {
        foreach (Figure figure in Every(title))
            Assert.Equal(shown, new SvgReader(figure.ToSvg()).Root.Elements().First().Value);
    }

    [Fact]
    public void Text_WithLoneSurrogate_IsReplaced()
    {
        // Not a row of the theory above: attributes are stored as UTF-8, which has no lone surrogates.
        string lone = $"a{(char)0xD800}b{(char)0xDC00}";
        foreach (Figure figure in Every(lone))
            Assert.Equal("a\uFFFDb\uFFFD", new SvgReader(figure.ToSvg()).Root.Elements().First().Value);
    }

    [Fact]
    public void Text_OfAnyLength_IsCutOrBrokenButKeptWholeInTheTitle()
    {
        string endless = new('W', 5000);
        foreach (Figure figure in Every(endless))
        {
            var svg = new SvgReader(figure.ToSvg());
            Assert.Equal(endless, svg.Root.Elements().First().Value);
            // A capital W is at least half as wide as the smallest text is high, 4.5 pixels.
            Assert.All(svg.Texts, text => Assert.True(text.Length * 4.5 <= 700));
            Assert.Contains(svg.Texts, text => text.EndsWith('\u2026'));
        }
    }

    [Theory]
    [InlineData(239)]
    [InlineData(4001)]
    public void Width_OutsideItsRange_IsRefused(int width)
    {
        Figure figure = Every("label")[0] with { Width = width };
        Assert.Contains($"Width is {width}", Assert.Throws<ArgumentException>(figure.ToSvg).Message);
    }

    private static Figure[] Every(string label)
    {
        var measured = new Series(label, [new(0, 0.1, 0, 0.2), new(1, double.NaN), new(2, 0.7, 0.6, 0.9), new(3, 2)]);
        var published = new Series("published", [new(0, 0.2), new(3, 0.8)]) { Role = SeriesRole.Reference };
        ReferenceLine[] lines = [ReferenceLine.Horizontal(0.5, label), ReferenceLine.Vertical(0.1, label), ReferenceLine.Vertical(2.9, label)];
        Axis x = new(label, label), y = new(label) { Maximum = 1 };
        return
        [
            new LineChart { Title = label, Description = label, Note = label, X = x, Y = y, Series = [measured, published], ReferenceLines = lines },
            new PanelGrid
            {
                Title = label, Description = label, X = x, Y = y,
                Panels = [.. Enumerable.Range(0, 5).Select(_ => new Panel(label, [measured, published]) { ReferenceLines = lines })],
            },
            new BarChart
            {
                Title = label, Description = label, CategoryTitle = label, Value = y, Categories = [label, label, "other"],
                Series = [new BarSeries(label, [new(0.5, 0.4, 0.6, 0.55), new(double.NaN), new(-3)])], ReferenceLines = lines[..1],
            },
            new RasterChart
            {
                Title = label, Description = label, X = x, Y = y, TrialTitle = label, Trials = [.. Enumerable.Repeat<IReadOnlyList<double>>([0.1, 2.5], 20)], Series = [measured, published],
            },
            new HeatMap
            {
                Title = label, Description = label, RowTitle = label, ColumnTitle = label, Rows = [label, label], Columns = [label, label],
                Values = [0.5, double.NaN, -2, 0.7], Scale = y, Marks = [new HeatMapMark(1, 1, label)],
            },
        ];
    }
}
