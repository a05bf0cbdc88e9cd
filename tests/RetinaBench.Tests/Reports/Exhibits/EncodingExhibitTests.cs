using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Reports.Exhibits;
using RetinaBench.Reports.Figures;
using RetinaBench.Suites;
using RetinaBench.Tests.Criteria.Encoding;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Reports.Exhibits;

/// <summary>Exhibits of encoding models, of planted measurements.</summary>
public sealed class EncodingExhibitTests
{
    private static readonly SubunitCell s_cell = SubunitCell.Published();

    [Fact]
    public void Filters_StandBelowTheirSubunitAndThenByGain()
    {
        // Filter 2 stands for the first subunit and filter 0 for the third; 3 is stronger than 1, and neither stands for one.
        FittedFilterRow[] filters = [Filter(0, 2, 1), Filter(1, null, 0.2), Filter(2, 0, 0.9), Filter(3, null, 0.4)];

        Exhibit exhibit = Single(Table(PlantedFits.Fit(0.9) with { Filters = filters }), "fit-filters");

        var strip = Assert.IsType<FilmStrip>(exhibit.Figure);
        Assert.Equal(["subunits", "matched", "no match"], strip.Films.Select(film => film.Title));
        Assert.Equal(["1", "2", "3", "4"], strip.Films[0].Frames.Select(frame => frame.Title));
        Assert.Equal(["2: 0.98", "none", "0: 0.98", "none"], strip.Films[1].Frames.Select(frame => frame.Title));
        Assert.Equal(["3: 0.4", "1: 0.2"], strip.Films[2].Frames.Select(frame => frame.Title));
        Assert.Equal(["2", "0", "3", "1"], exhibit.Data.Rows.Select(row => row[0]));
        Assert.Equal(["1", "3", "none", "none"], exhibit.Data.Rows.Select(row => row[1]));
        Assert.Contains("<svg", strip.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Filter_IsDrawnAtItsPlaceInTheFrame()
    {
        // The last pixel of a 7 x 7 filter at row 1, column 1 is the last of the 8 x 8 frame.
        float[] space = new float[49];
        space[48] = -2;
        FittedFilterRow filter = Filter(0, 0, 1) with { Space = space, Row = 1, Column = 1 };

        var strip = Assert.IsType<FilmStrip>(Single(Table(PlantedFits.Fit(0.9) with { Filters = [filter] }), "fit-filters").Figure);

        byte[] subunit = strip.Films[0].Frames[0].Pixels.ToArray(), found = strip.Films[1].Frames[0].Pixels.ToArray();
        Assert.Equal([18, 19, 26, 27], Enumerable.Range(0, 64).Where(i => subunit[i] == byte.MaxValue));
        Assert.Equal([63], Enumerable.Range(0, 64).Where(i => found[i] == 1));
        Assert.Equal(63, found.Count(pixel => pixel == 128));
    }

    [Fact]
    public void Fit_OfSeveralSeeds_ShowsTheOneOfLeastLoss()
    {
        EncodingFitRow worse = PlantedFits.Fit(0.7, 1, 0.2), better = PlantedFits.Fit(0.9, 2, 0.1) with { Filters = [Filter(0, 1, 1)] };

        Exhibit[] exhibits = [.. Of(("fit", PlantedFits.Table(worse, better)))];

        Assert.Equal(["", "yes"], exhibits[0].Data.Rows.Select(row => row[2]));
        Assert.Equal(["0.7", "[0.696, 0.704]", "1", "0.7", "20 blocks of frames"], exhibits[0].Data.Rows[0].Skip(3).Take(5));
        Assert.Contains("seed 2.", exhibits[1].Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_WithoutACorrelation_SaysSo()
    {
        Exhibit exhibit = Assert.Single(Of(("fit", Table(PlantedFits.Fit(double.NaN)))));
        Assert.Equal(["n/a", "n/a", "n/a", "n/a", "n/a"], exhibit.Data.Rows[0].Skip(3).Take(5));
    }

    [Fact]
    public void Field_StandsBesideTheTruthInSpaceAndTime()
    {
        float[] space = new float[64];
        space[0] = 1;
        var field = new TriggeredFieldRow(500, space, [.. s_cell.TemporalFilter.Select(w => (float)w)], PlantedFits.ScoreOf(0.99), PlantedFits.ScoreOf(0.997), [.. Enumerable.Repeat(1f, 64)]);
        EncodingFitTable table = Table(PlantedFits.Fit(0.9) with { Field = field });

        var pictures = Assert.IsType<FilmStrip>(Single(table, "fit-field").Figure);
        Assert.Equal(["the cell", "the model"], pictures.Films[0].Frames.Select(frame => frame.Title));
        Assert.All(pictures.Films[0].Frames[0].Pixels.ToArray(), pixel => Assert.Equal(byte.MaxValue, pixel));
        var courses = Assert.IsType<LineChart>(Single(table, "fit-course").Figure);
        Assert.Equal([("the cell", SeriesRole.Reference, 20), ("the model", SeriesRole.Measured, 20)], courses.Series.Select(series => (series.Name, series.Role, series.Points.Count)));
        Assert.Equal(1, courses.Series[0].Points.Sum(point => point.Y * point.Y), 1e-12);
    }

    [Fact]
    public void Trace_ShowsSpikesAboveBothRates()
    {
        var trace = new PredictedTrace(30, [1, 2, 3], [0, 2, 4], [[0, 2], [1]]);

        Exhibit exhibit = Single(Table(PlantedFits.Fit(0.9) with { Trace = trace }), "fit-raster");

        var raster = Assert.IsType<RasterChart>(exhibit.Figure);
        Assert.Equal([[0, 2.0 / 30], [1.0 / 30]], raster.Trials);
        Assert.Equal(["true", "predicted"], raster.Series.Select(series => series.Name));
        Assert.Equal([1, 2, 3], raster.Series[1].Points.Select(point => point.Y));
        Assert.Equal(["0.067", "4", "3", "1"], exhibit.Data.Rows[2]);
    }

    [Fact]
    public void Images_StandInTheOrderOfTheTrueRate()
    {
        var images = new ImageScore(3, PlantedFits.ScoreOf(0.95), [10, 20, 30], [5, 1, 3]);

        Exhibit exhibit = Single(Table(PlantedFits.Fit(0.9) with { Images = images }), "fit-images");

        Assert.Equal(["1", "2", "0"], exhibit.Data.Rows.Select(row => row[1]));
        Assert.Equal([20, 30, 10], Assert.IsType<LineChart>(exhibit.Figure).Series[1].Points.Select(point => point.Y));
    }

    [Fact]
    public void Sweep_OverFilters_IsACurveOverWhatSoManyCanDo()
    {
        var ladder = new PublishedSeries("sweep", "best possible", [1, 2, 3], [0.907, 0.935, 0.965], null, "independent simulation");

        var chart = Assert.IsType<LineChart>(Of([("sweep", PlantedFits.Filters((4, 0.98), (1, 0.9), (2, 0.92)))], ladder).Single().Figure);

        Assert.Equal([("measured", SeriesRole.Measured), ("best possible", SeriesRole.Reference)], chart.Series.Select(series => (series.Name, series.Role)));
        Assert.Equal([new(1, 0.9, 0.896, 0.904), new(2, 0.92, 0.916, 0.924), new(4, 0.98, 0.976, 0.984)], chart.Series[0].Points.Select(Rounded));
        Assert.Equal([0.907, 0.935, 0.965], chart.Series[1].Points.Select(point => point.Y));
    }

    [Fact]
    public void Sweep_OverLayers_HasACurveADepth()
    {
        var chart = Assert.IsType<LineChart>(Of(("sweep", PlantedFits.Layers((2, 2, 0.97), (2, 4, 0.98), (3, 2, 0.96)))).Single().Figure);
        Assert.Equal([("2 convolutions", 2), ("3 convolutions", 1), ("as registered", 1)], chart.Series.Select(series => (series.Name, series.Points.Count)));
    }

    [Fact]
    public void Sweep_OverShares_IsBarsBesideWhatIsExpected()
    {
        var expected = new PublishedSeries("sweep", "simulated", [0.1, 1], [0.93, 0.985], null, "independent simulation");

        var chart = Assert.IsType<BarChart>(Of([("sweep", PlantedFits.Shares((0.01, 0.8), (0.1, 0.93), (1, 0.98)))], expected).Single().Figure);

        Assert.Equal(["1 %", "10 %", "100 %"], chart.Categories);
        Assert.Equal([double.NaN, 0.93, 0.985], chart.Series[0].Bars.Select(bar => bar.Published));
        Assert.Equal("simulated", chart.PublishedLabel);
    }

    [Fact]
    public void Sweep_OverReplacedFrames_NamesTheShareReplaced()
    {
        var chart = Assert.IsType<BarChart>(Of(("sweep", PlantedFits.Replaced((0.3, 0.95), (1, 0.04), (0, 0.985)))).Single().Figure);
        Assert.Equal(["30 %", "100 %", "0 %"], chart.Categories);
        Assert.Equal("share of frames replaced", chart.CategoryTitle);
    }

    [Fact]
    public void Transfer_IsAHeatMapThatOutlinesOwnModelsThatAreBest()
    {
        // The model of the last cell predicts the first two better than their own do.
        var map = Assert.IsType<HeatMap>(Of(("transfer", PlantedFits.Transfer(2))).Single().Figure);

        Assert.Equal(0.95, map.Values[90]);
        Assert.Equal(0.9, map.Values[0]);
        Assert.Equal(Enumerable.Range(2, 8), map.Marks.Select(mark => mark.Row));
        Assert.All(map.Marks, mark => Assert.Equal(mark.Row, mark.Column));
        Assert.Contains("8 are predicted best by their own model", map.Description, StringComparison.Ordinal);
    }

    private static ChartPoint Rounded(ChartPoint point) => new(point.X, Math.Round(point.Y, 6), Math.Round(point.Low, 6), Math.Round(point.High, 6));

    private static FittedFilterRow Filter(int number, int? subunit, double gain) => PlantedFits.Filter(number, subunit is not null, subunit, 0.98, 0.97) with { Gain = gain };

    private static EncodingFitTable Table(EncodingFitRow row) => PlantedFits.Table(row) with { Unit = ResponseUnit.Spikes };

    private static Exhibit Single(EncodingFitTable table, string name) => Of(("fit", table)).Single(exhibit => exhibit.Name == name);

    private static IReadOnlyList<Exhibit> Of(params (string Id, Measurement Measurement)[] found) => Of(found, []);

    private static IReadOnlyList<Exhibit> Of((string Id, Measurement Measurement)[] found, params PublishedSeries[] published) => ExhibitMaker.Of(new(
        TwoSuites.Record.Suites[1] with { Published = published },
        null,
        [.. found.Select(f => ExperimentOutcome.Of(f.Id, f.Measurement))]));
}
