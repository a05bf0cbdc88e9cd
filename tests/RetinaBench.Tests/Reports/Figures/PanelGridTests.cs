using System.Xml.Linq;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Tests.Reports.Figures;

public sealed class PanelGridTests
{
    private static readonly PanelGrid Grid = new()
    {
        Title = "Speed thresholds",
        Description = "One curve for each bipolar type.",
        X = new Axis("speed", "pixels/frame"),
        Y = new Axis("fraction right") { Minimum = 0, Maximum = 1 },
        Panels = [.. Enumerable.Range(0, 5).Select(type => new Panel($"bipolar {type}", [new Series("measured", [new(0.5, 0), new(0.5 + (0.5 * type), 1)])])
        {
            ReferenceLines = [ReferenceLine.Horizontal(0.5, "50 %")],
        })],
        Columns = 3,
    };

    [Fact]
    public void Panels_FiveInThreeColumns_FillRowsWithEqualPlots()
    {
        XElement[] plots = [.. new SvgReader(Grid.ToSvg()).OfClass("plot")];
        Assert.Equal(5, plots.Length);
        Assert.Single(plots.Select(plot => SvgReader.Number(plot, "width")).Distinct());
        Assert.Equal(SvgReader.Number(plots[0], "x"), SvgReader.Number(plots[3], "x"));
        Assert.Equal(SvgReader.Number(plots[0], "y"), SvgReader.Number(plots[2], "y"));
        Assert.True(SvgReader.Number(plots[3], "y") > SvgReader.Number(plots[0], "y") + 120);
        Assert.True(SvgReader.Number(plots[1], "x") > SvgReader.Number(plots[0], "x") + SvgReader.Number(plots[0], "width"));
    }

    [Fact]
    public void Axes_OfAllPanels_AreShared()
    {
        var svg = new SvgReader(Grid.ToSvg());
        XElement[][] points = svg.Points(5);
        double[] lefts = [.. svg.OfClass("plot").Select(plot => SvgReader.Number(plot, "x"))];
        double[] first = [.. points.Select((panel, i) => SvgReader.Number(panel[0], "cx") - lefts[i])];
        Assert.All(first, offset => Assert.Equal(first[0], offset, 0.02));
        double unit = SvgReader.Number(points[4][1], "cx") - SvgReader.Number(points[4][0], "cx");
        Assert.Equal(unit / 2, SvgReader.Number(points[2][1], "cx") - SvgReader.Number(points[2][0], "cx"), 0.02);
    }

    [Fact]
    public void Legend_NamesEachLineOnce()
    {
        string[] texts = new SvgReader(Grid.ToSvg()).Texts;
        Assert.Single(texts, "measured");
        Assert.Single(texts, "50 %");
        Assert.All(Grid.Panels, panel => Assert.Single(texts, panel.Title));
    }

    [Fact]
    public void Panels_None_LeaveTitleAndNote()
    {
        var svg = new SvgReader((Grid with { Panels = [], Note = "nothing was measured" }).ToSvg());
        Assert.Equal(["Speed thresholds", "nothing was measured"], svg.Texts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public void Columns_OutsideTheirRange_AreRefused(int columns)
    {
        PanelGrid grid = Grid with { Columns = columns };
        Assert.Contains($"Columns is {columns}; it must be in [1, 11]", Assert.Throws<ArgumentException>(grid.ToSvg).Message);
    }
}
