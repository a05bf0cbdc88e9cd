using System.Xml.Linq;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Tests.Reports.Figures;

public sealed class BarChartTests
{
    private static readonly BarChart Lesions = new()
    {
        Title = "Single lesions",
        Description = "Accuracy after each lesion.",
        Value = new Axis("accuracy") { Minimum = 0, Maximum = 1 },
        Categories = ["0", "1"],
        Series = [new BarSeries("bipolar", [new(0.5), new(0.25)]), new BarSeries("ganglion", [new(1, Published: 0.5), new(double.NaN)])],
        PlotHeight = 200,
    };

    [Fact]
    public void Bar_KnownValue_HasItsClosedFormLengthFromZero()
    {
        var svg = new SvgReader(Lesions.ToSvg());
        double bottom = SvgReader.Number(svg.OfClass("plot").Single(), "y") + 200;
        XElement[] bars = [.. svg.OfClass("bar").Select(group => group.Elements().First())];
        Assert.Equal([100.0, 200, 50], bars.Take(3).Select(bar => SvgReader.Number(bar, "height")));
        Assert.All(bars.Take(3), bar => Assert.Equal(bottom, SvgReader.Number(bar, "y") + SvgReader.Number(bar, "height"), 2));
    }

    [Fact]
    public void Bars_OfOneCategory_StandSideBySideWithinItsSlot()
    {
        var svg = new SvgReader(Lesions.ToSvg());
        XElement frame = svg.OfClass("plot").Single();
        double middle = SvgReader.Number(frame, "x") + (SvgReader.Number(frame, "width") / 2);
        (double Left, double Right)[] bars = [.. svg.OfClass("bar").Select(group => group.Elements().First())
            .Select(bar => (SvgReader.Number(bar, "x"), SvgReader.Number(bar, "x") + SvgReader.Number(bar, "width")))];
        Assert.True(bars[0].Right <= bars[1].Left);
        Assert.True(bars[1].Right < middle && bars[2].Left > middle);
    }

    [Fact]
    public void OneBarEach_KindsThatNeverMeet_StandAloneInTheMiddleOfTheirSlots()
    {
        BarChart chart = Lesions with
        {
            OneBarEach = true,
            Categories = ["bipolar 0", "ganglion 0", "ganglion 1"],
            Series = [new("bipolar", [new(0.5), new(double.NaN), new(double.NaN)]), new("ganglion", [new(double.NaN), new(1), new(double.NaN)])],
        };
        var svg = new SvgReader(chart.ToSvg());
        XElement frame = svg.OfClass("plot").Single();
        double left = SvgReader.Number(frame, "x"), slot = SvgReader.Number(frame, "width") / 3;
        XElement[] bars = [.. svg.OfClass("bar").Select(group => group.Elements().First()).Where(bar => SvgReader.Number(bar, "height") >= 100)];

        Assert.Equal([100.0, 200], bars.Select(bar => SvgReader.Number(bar, "height")));
        Assert.Equal(left + (slot / 2), SvgReader.Number(bars[0], "x") + (SvgReader.Number(bars[0], "width") / 2), 1);
        Assert.Equal(left + (slot * 1.5), SvgReader.Number(bars[1], "x") + (SvgReader.Number(bars[1], "width") / 2), 1);
        Assert.Single(svg.Texts, "n/a");
    }

    [Fact]
    public void Bar_NegativeValue_HangsFromZero()
    {
        BarChart chart = Lesions with { Value = new Axis("index") { Minimum = -1, Maximum = 1 }, Series = [new BarSeries("DSI", [new(-0.5), new(0.5)])] };
        var svg = new SvgReader(chart.ToSvg());
        double zero = SvgReader.Number(svg.OfClass("plot").Single(), "y") + 100;
        XElement[] bars = [.. svg.OfClass("bar").Select(group => group.Elements().First())];
        Assert.Equal((zero, 50.0), (SvgReader.Number(bars[0], "y"), SvgReader.Number(bars[0], "height")));
        Assert.Equal((zero - 50, 50.0), (SvgReader.Number(bars[1], "y"), SvgReader.Number(bars[1], "height")));
    }

    [Fact]
    public void Bar_WithoutValue_SaysSo()
    {
        Assert.Single(new SvgReader(Lesions.ToSvg()).Texts, "n/a");
    }

    [Fact]
    public void Published_OnlyWhereThereIsOne_IsMarkedAndInTheLegend()
    {
        var svg = new SvgReader(Lesions.ToSvg());
        Assert.Equal(2, svg.OfClass("published").Count());
        Assert.Contains("published", svg.Texts);
        BarChart without = Lesions with { Series = [Lesions.Series[0]] };
        Assert.DoesNotContain("published", without.ToSvg());
    }

    [Fact]
    public void Value_Free_IncludesZero()
    {
        BarChart chart = Lesions with { Value = new Axis("accuracy"), Series = [new BarSeries("bipolar", [new(0.9), new(1)])] };
        Assert.Contains("0.0", new SvgReader(chart.ToSvg()).Texts);
    }

    [Fact]
    public void CategoryLabels_TooWideForTheirSlots_AreSlanted()
    {
        string[] names = [.. Enumerable.Range(0, 24).Select(i => $"amacrine {i}")];
        BarChart chart = Lesions with { Categories = names, Series = [new BarSeries("DSI", [.. names.Select(_ => new Bar(1))])] };
        var svg = new SvgReader(chart.ToSvg());
        Assert.All(names, name => Assert.StartsWith("rotate(-40 ", svg.All("text").Single(text => text.Value == name).Attribute("transform")!.Value));
        Assert.DoesNotContain("rotate(-40 ", Lesions.ToSvg());
    }

    [Fact]
    public void Bars_OtherThanCategories_AreRefused()
    {
        BarChart chart = Lesions with { Categories = ["0", "1", "2"] };
        Assert.Equal("bars 'bipolar' count 2; there are 3 categories", Assert.Throws<ArgumentException>(chart.ToSvg).Message);
    }

    [Fact]
    public void ReferenceLine_Vertical_IsRefused()
    {
        BarChart chart = Lesions with { ReferenceLines = [ReferenceLine.Vertical(1, "crossing")] };
        Assert.Contains("'crossing'", Assert.Throws<ArgumentException>(chart.ToSvg).Message);
    }
}
