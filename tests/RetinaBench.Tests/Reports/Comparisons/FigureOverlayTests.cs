using RetinaBench.Reports.Comparisons;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Tests.Reports.Comparisons;

public sealed class FigureOverlayTests
{
    private static readonly LineChart Line = new()
    {
        Title = "t",
        Description = "d",
        X = new("x"),
        Y = new("y") { Maximum = 1 },
        Series = [new("intact", [new(0, 0.5)]), new("published", [new(0, 0.6)]) { Role = SeriesRole.Reference, PairedWith = "intact" }],
        ReferenceLines = [ReferenceLine.Horizontal(0.5, "chance"), ReferenceLine.Vertical(1, "75 %")],
    };

    private static readonly BarChart Bars = new()
    {
        Title = "t",
        Description = "d",
        Value = new("v"),
        Categories = ["p", "q"],
        OneBarEach = true,
        Series = [new("one", [new(1), new(double.NaN)]), new("two", [new(double.NaN), new(2)])],
    };

    [Fact]
    public void Lines_OfBoth_StandOverWhatBothAreComparedWith()
    {
        LineChart other = Line with { Y = new("y") { Maximum = 2 }, Series = [new("intact", [new(0, 0.7)]), Line.Series[1]], ReferenceLines = [Line.ReferenceLines[0], ReferenceLine.Vertical(2, "75 %")] };

        LineChart both = Assert.IsType<LineChart>(FigureOverlay.Of(Line, other));

        Assert.Equal(["A: intact", "B: intact", "published"], both.Series.Select(series => series.Name));
        Assert.Equal([0.5, 0.7, 0.6], both.Series.Select(series => series.Points[0].Y));
        Assert.Equal(["chance", "A: 75 %", "B: 75 %"], both.ReferenceLines.Select(line => line.Label));
        Assert.Equal(2, both.Y.Maximum);
        Assert.NotEmpty(both.ToSvg());
    }

    [Fact]
    public void Lines_ThatWouldBeTooMany_HaveAPanelForEachPair()
    {
        LineChart One(double y) => Line with { Series = [.. Enumerable.Range(0, 4).Select(i => new Series(i == 1 && y > 0 ? "type 1 (circuit)" : $"type {i}", [new(0, y + i)]))] };

        PanelGrid both = Assert.IsType<PanelGrid>(FigureOverlay.Of(One(0), One(10)));

        Assert.Equal(["type 0", "type 1", "type 2", "type 3"], both.Panels.Select(panel => panel.Title));
        Assert.All(both.Panels, panel => Assert.Equal(["A: measured", "B: measured"], panel.Series.Select(series => series.Name)));
        Assert.Equal([1.0, 11.0], both.Panels[1].Series.Select(series => series.Points[0].Y));
        Assert.NotEmpty(both.ToSvg());
    }

    [Fact]
    public void Panels_OfOneSubject_AreJoinedAndOthersStandAlone()
    {
        PanelGrid Grid(params Panel[] panels) => new() { Title = "t", Description = "d", X = new("x"), Y = new("y"), Panels = panels };
        Panel Of(string title, double y) => new(title, [new("measured", [new(0, y)])]);

        PanelGrid both = Assert.IsType<PanelGrid>(FigureOverlay.Of(Grid(Of("bipolar 0: 1.4", 1), Of("bipolar 1", 2)), Grid(Of("bipolar 0: 1.9", 3))));

        Assert.Equal([("bipolar 0", 2), ("bipolar 1", 1)], both.Panels.Select(panel => (panel.Title, panel.Series.Count)));
    }

    [Fact]
    public void Bars_OfKindsThatNeverMeet_AreOneKindASide()
    {
        BarChart both = Assert.IsType<BarChart>(FigureOverlay.Of(Bars, Bars));

        Assert.Equal(["A", "B"], both.Series.Select(series => series.Name));
        Assert.Equal([1.0, 2.0], both.Series[1].Bars.Select(bar => bar.Value));
        Assert.False(both.OneBarEach);
    }

    [Fact]
    public void Maps_OfBoth_AreTheirDifference()
    {
        HeatMap Map(double value) => new()
        {
            Title = "t",
            Description = "d",
            RowTitle = "r",
            ColumnTitle = "c",
            Rows = ["0"],
            Columns = ["0", "1"],
            Values = [0.5, value],
            Scale = new("accuracy"),
            Marks = [new(0, 0, "best")],
        };

        HeatMap both = Assert.IsType<HeatMap>(FigureOverlay.Of(Map(0.5), Map(0.75)));

        Assert.Equal([0, 0.25], both.Values);
        Assert.Equal(0, both.Midpoint);
        Assert.Equal(["best of A", "best of B"], both.Marks.Select(mark => mark.Label));
    }

    [Fact]
    public void Figures_OfOtherKindsOrAxes_AreNotOverlaid()
    {
        Assert.Null(FigureOverlay.Of(Line, Bars));
        Assert.Null(FigureOverlay.Of(Line, Line with { X = new("other") }));
        Assert.Null(FigureOverlay.Of(Line, Line with { Y = new("y", "Hz") }));
        Assert.Null(FigureOverlay.Of(Bars, Bars with { Categories = ["p", "r"] }));
    }
}
