using System.Buffers.Binary;
using System.Xml.Linq;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Visualisation;
using RetinaBench.Reports;
using RetinaBench.Runs;
using RetinaBench.Stimuli;
using RetinaBench.Testing;
using RetinaBench.Tests.Reports.Figures;
using RetinaBench.Tests.Reports.Site;
using RetinaBench.Tests.Reports.Site.Browsing;

namespace RetinaBench.Tests.Reports;

/// <summary>Movies of visualised types as files of the report: whole, found from their pages, still until they are asked for, and gone when their type is.</summary>
public sealed class AnimationTests
{
    private const string First = "figures/subject/mock-climb-first-3.png", Second = "figures/subject/mock-climb-first-1.png";
    private static readonly MovieGeometry Shape = new(4, 3, 5);

    [Fact]
    public void Render_VisualisedTypes_HaveOneMovieEach()
    {
        IReadOnlyList<ReportFile> files = ReportWriter.Render(Run(3, 1));
        Assert.Equal([First, Second], files.Where(file => file.Path.EndsWith(".png", StringComparison.Ordinal)).Select(file => file.Path));
        Assert.Equal(files, ReportWriter.Render(Run(3, 1)));

        var png = new PngReader(files.Single(file => file.Path == First).Content.ToArray());
        Assert.Equal([0, 0, 0, 5, 0, 0, 0, 3, 8, 0, 0, 0, 0], png.Header);
        byte[] control = png.Chunks.Single(chunk => chunk.Type == "acTL").Data;
        Assert.Equal((Shape.Frames, 0), (BinaryPrimitives.ReadInt32BigEndian(control), BinaryPrimitives.ReadInt32BigEndian(control.AsSpan(4))));
        byte[][] data = [.. png.Chunks.Where(chunk => chunk.Type is "IDAT" or "fdAT").Select(chunk => chunk.Type == "IDAT" ? chunk.Data : chunk.Data[4..])];
        Assert.Equal(Shape.Frames, data.Length);

        // Intensities of -1 to 1 in eighths as 128 + 15 n.
        byte[] expected = [.. Movie(3).Select(x => (byte)(128 + (15 * (int)(8 * x))))];
        Assert.Equal(expected, data.SelectMany(frame => PngReader.Pixels(frame, Shape.Rows, Shape.Columns)));
    }

    [Fact]
    public void Pages_VisualisedTypes_LeadToTheirMovies()
    {
        IReadOnlyList<ReportFile> files = ReportWriter.Render(Run(3, 1));
        string markdown = files.Single(file => file.Path == "models/subject.md").Text;
        Assert.Contains($"![Movie that makes first 3 respond most](../{First})", markdown, StringComparison.Ordinal);
        Assert.Contains($"[The movie alone](../{First})", markdown, StringComparison.Ordinal);

        var page = new HtmlPage(files.Single(file => file.Path == "models/subject.html"));
        XElement[] movies = [.. page.All("img").Where(image => image.Attribute("src")!.Value.EndsWith(".png", StringComparison.Ordinal))];
        Assert.Equal(["Movie that makes first 3 respond most", "Movie that makes first 1 respond most"], movies.Select(image => image.Attribute("alt")!.Value));
        Assert.All(movies, image =>
        {
            // Whoever closes it has stopped the movie.
            XElement details = image.Ancestors("details").Single();
            Assert.Null(details.Attribute("open"));
            Assert.Contains("move and flicker", details.Element("summary")!.Value, StringComparison.Ordinal);
            Assert.NotNull(image.Ancestors("figure").Single().Element("figcaption"));
        });
        Assert.All(page.Targets, target => Assert.Contains(target.Path, files.Select(file => file.Path)));
    }

    [Fact]
    public void Write_TypeThatIsNoLongerVisualised_LeavesNoMovie()
    {
        using var folder = new TemporaryFolder();
        ReportWriter.Write(Run(3, 1), folder.Path);
        Assert.True(File.Exists(folder.At(Second)));
        ReportWriter.Write(Run(3), folder.Path);
        Assert.True(File.Exists(folder.At(First)));
        Assert.False(File.Exists(folder.At(Second)));
    }

    [Fact]
    public void Render_SilentType_HasNoMovie()
    {
        RunRecord record = Run(new VisualisationRow(0, 0, null, null, [new(1, true, 0, 0, false, 1, new(0, 0), null, null, null)]));
        Assert.DoesNotContain(ReportWriter.Render(record), file => file.Path.EndsWith(".png", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Movies_ReducedMotion_AreNotPlayed()
    {
        using var folder = new TemporaryFolder();
        ReportWriter.Write(Run(3, 1), folder.Path);
        await using Browser browser = await Browser.StartAsync();
        await browser.Page.GoAsync(new Uri(folder.At("models/subject.html")).AbsoluteUri);
        const string shown = "[...document.querySelectorAll('img[src$=\".png\"]')].filter(i => i.checkVisibility()).length";
        Assert.Equal(0, (await browser.Page.EvaluateAsync(shown)).GetInt32());
        await browser.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        Assert.Equal(2, (await browser.Page.EvaluateAsync(shown)).GetInt32());

        await browser.Page.PreferAsync("prefers-reduced-motion", "reduce");
        Assert.Equal(0, (await browser.Page.EvaluateAsync(shown)).GetInt32());
        Assert.Equal(["The movie alone", "The movie alone"], await browser.Page.TextsAsync("figcaption a"));
        Assert.Empty(browser.Page.Complaints);
    }

    // Every eighth from -1 to 1, in an order of the type's own.
    private static float[] Movie(int type) => [.. Enumerable.Range(0, Shape.Pixels).Select(i => (((i * 5) + type) % 17 / 8f) - 1)];

    private static RunRecord Run(params int[] types) => Run([.. types.Select(type => new VisualisationRow(
        type, 0, null, null, [new(1, false, 2.5, 10, true, 0.02, new(1, 1), null, null, MovieClip.Of(Movie(type), Shape, 112))]))]);

    private static RunRecord Run(params VisualisationRow[] rows)
    {
        ModelRecord subject = MockRun.Record.Models[1];
        ModelSuiteRecord suite = subject.Suites[0];
        var outcome = ExperimentOutcome.Of("climb", new VisualisationTable("first", VisualisedPositions.All, false, rows));
        return MockRun.Record with
        {
            Models = [subject with { Suites = [suite with { Outcomes = [.. suite.Outcomes, outcome] }] }],
            Timing = MockRun.Record.Timing with { ModelSeconds = [1] },
        };
    }
}
