using System.Xml.Linq;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Tests.Reports.Figures;

public sealed class LineChartTests
{
    // Coordinates are printed with two decimals.
    private const double PixelTolerance = 0.0051;

    // Documented: both scales end this far inside the frame.
    private const double Inset = 6;

    private static LineChart Chart(params Series[] series) => new()
    {
        Title = "Psychometric curve",
        Description = "Accuracy over alpha.",
        X = new Axis("alpha") { Minimum = 0, Maximum = 4 },
        Y = new Axis("accuracy", "fraction") { Minimum = 0, Maximum = 1 },
        Series = series,
    };

    [Fact]
    public void Point_KnownValue_StandsAtItsClosedFormPixel()
    {
        var svg = new SvgReader(Chart(new Series("measured", [new(1, 0.25), new(4, 1)])).ToSvg());
        XElement frame = Assert.Single(svg.OfClass("plot")), point = svg.Points(1)[0][0];
        double left = SvgReader.Number(frame, "x"), top = SvgReader.Number(frame, "y");
        double width = SvgReader.Number(frame, "width"), height = SvgReader.Number(frame, "height");

        Assert.Equal(300, height);
        Assert.Equal(left + Inset + (0.25 * (width - (2 * Inset))), SvgReader.Number(point, "cx"), PixelTolerance);
        Assert.Equal(top + height - Inset - (0.25 * (height - (2 * Inset))), SvgReader.Number(point, "cy"), PixelTolerance);
    }

    [Fact]
    public void Interval_OfAPoint_SpansItsEnds()
    {
        var svg = new SvgReader(Chart(new Series("measured", [new(2, 0.5, 0.25, 0.75)])).ToSvg());
        double top = SvgReader.Number(svg.OfClass("plot").Single(), "y"), span = 300 - (2 * Inset);
        string low = Pixel(top + Inset + (0.75 * span)), high = Pixel(top + Inset + (0.25 * span));
        Assert.Contains(svg.All("path"), path => path.Attribute("d")!.Value.Contains($" {low}V{high}M", StringComparison.Ordinal));
    }

    [Fact]
    public void Line_WithNonFinitePoints_HasGaps()
    {
        var gap = new Series("measured", [new(0, 0.1), new(1, 0.2), new(2, double.NaN), new(3, 0.4), new(double.PositiveInfinity, 0.5), new(4, 1e300)]);
        var svg = new SvgReader(Chart(gap).ToSvg());
        string path = svg.All("path").Single(element => element.Attribute("stroke")!.Value == "#0072B2").Attribute("d")!.Value;
        Assert.Equal(2, path.Count(letter => letter == 'M'));
        Assert.Equal(3, svg.Points(1)[0].Length);
    }

    [Fact]
    public void Point_BeyondTheAxis_IsNotMarkedAndKeepsCoordinatesShort()
    {
        string svg = Chart(new Series("measured", [new(1, 0.5), new(2, 1e99), new(-9, 0.5)])).ToSvg();
        Assert.Single(new SvgReader(svg).Points(1)[0]);
        Assert.DoesNotContain("0000000", svg);
    }

    [Fact]
    public void Band_WithoutIntervals_IsNotDrawn()
    {
        var bare = new Series("measured", [new(1, 0.5), new(2, 0.6)]) { Intervals = IntervalStyle.Band };
        var banded = bare with { Points = [new(1, 0.5, 0.4, 0.6), new(2, 0.6, 0.5, 0.7)] };
        Assert.DoesNotContain("fill-opacity", Chart(bare).ToSvg());
        Assert.Contains("fill-opacity", Chart(banded).ToSvg());
    }

    [Fact]
    public void Reference_PairedWithALine_TakesItsColourDashedAndHollow()
    {
        var measured = new Series("intact", [new(1, 0.5)]);
        var published = new Series("published", [new(1, 0.6)]) { Role = SeriesRole.Reference, PairedWith = "intact" };
        XElement group = new SvgReader(Chart(measured, published).ToSvg()).OfClass("points").First();
        Assert.Equal(("#FFFFFF", "#0072B2"), (group.Attribute("fill")!.Value, group.Attribute("stroke")!.Value));
        Assert.Contains("stroke=\"#0072B2\" stroke-width=\"1.3\" stroke-dasharray=", Chart(measured, published).ToSvg());
    }

    [Fact]
    public void Series_UpToEight_DifferInColourDashAndMarker()
    {
        Series[] eight = [.. Enumerable.Range(0, 8).Select(i => new Series($"type {i}", [new(i / 2.0, 0.1 * i)]))];
        var svg = new SvgReader(Chart(eight).ToSvg());
        XElement[] lines = [.. svg.All("line").Where(line => line.Attribute("stroke-width")!.Value == "1.8")];
        Assert.Equal(8, lines.Select(line => line.Attribute("stroke")!.Value).Distinct().Count());
        Assert.Equal(8, lines.Select(line => (string?)line.Attribute("stroke-dasharray") ?? "").Distinct().Count());
    }

    [Fact]
    public void ReferenceLine_Labelled_StandsAtItsValueWithLabelOutsideThePlot()
    {
        LineChart chart = Chart() with { ReferenceLines = [ReferenceLine.Horizontal(0.5, "chance"), ReferenceLine.Vertical(2, "training")] };
        var svg = new SvgReader(chart.ToSvg());
        XElement frame = svg.OfClass("plot").Single();
        double left = SvgReader.Number(frame, "x"), top = SvgReader.Number(frame, "y"), width = SvgReader.Number(frame, "width");

        Assert.Contains(svg.All("line"), line => SvgReader.Number(line, "y1") == top + 150 && SvgReader.Number(line, "y2") == top + 150);
        Assert.Contains(svg.All("line"), line => Math.Abs(SvgReader.Number(line, "x1") - left - (width / 2)) <= PixelTolerance && SvgReader.Number(line, "y2") == top + 300);
        Assert.True(SvgReader.Number(svg.All("text").Single(text => text.Value == "chance"), "x") > left + width);
        Assert.True(SvgReader.Number(svg.All("text").Single(text => text.Value == "training"), "y") < top);
    }

    [Fact]
    public void ReferenceLineLabels_CloseTogether_DoNotOverlap()
    {
        ReferenceLine[] lines = [.. Enumerable.Range(0, 6).Select(i => ReferenceLine.Horizontal(0.01 * i, $"line {i}"))];
        var svg = new SvgReader((Chart() with { ReferenceLines = lines }).ToSvg());
        double[] heights = [.. svg.All("text").Where(text => text.Value.StartsWith("line ", StringComparison.Ordinal)).Select(text => SvgReader.Number(text, "y")).Order()];
        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 12));
        Assert.True(heights[^1] <= SvgReader.Number(svg.OfClass("plot").Single(), "y") + 306);
    }

    [Fact]
    public void ReferenceLine_OutsideFixedEndsOrNonFinite_IsLeftOut()
    {
        LineChart chart = Chart() with { ReferenceLines = [ReferenceLine.Horizontal(1.5, "beyond"), ReferenceLine.Vertical(double.NaN, "nowhere")] };
        Assert.DoesNotContain("beyond", chart.ToSvg());
        Assert.DoesNotContain("nowhere", chart.ToSvg());
    }

    [Fact]
    public void Markers_OfDensePoints_AreThinnedWhileTheLineKeepsAll()
    {
        ChartPoint[] dense = [.. Enumerable.Range(0, 401).Select(i => new ChartPoint(i / 100.0, i / 400.0))];
        var svg = new SvgReader(Chart(new Series("measured", dense)).ToSvg());
        Assert.InRange(svg.Points(1)[0].Length, 50, 134);
        Assert.Contains(svg.All("path"), path => path.Attribute("d")!.Value.Count(letter => letter is 'M' or 'L') == 401);
    }

    [Fact]
    public void Names_UsedTwiceOrPairedWithNothing_AreRefused()
    {
        var line = new Series("intact", []);
        Assert.Contains("'intact'", Assert.Throws<ArgumentException>(() => Chart(line, line).ToSvg()).Message);
        var widow = new Series("published", []) { Role = SeriesRole.Reference, PairedWith = "circuit" };
        Assert.Contains("'circuit'", Assert.Throws<ArgumentException>(() => Chart(line, widow).ToSvg()).Message);
    }

    private static string Pixel(double value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
