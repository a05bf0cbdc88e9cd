using System.Collections.Concurrent;
using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Reports;
using RetinaBench.Runs;
using RetinaBench.Suites;
using RetinaBench.Testing;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Experiments.ReceptiveFields;

/// <summary>From the suite file to the report, on any number of threads and after a kill.</summary>
public sealed class ReceptiveFieldRunTests(PlantedFieldRun run) : IClassFixture<PlantedFieldRun>
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Run_AnyNumberOfThreads_GivesTheSameRecord(int threads) =>
        Assert.Equal(RunOf.Text(run.Record), RunOf.Text(RunOf.Execute(PlantedFieldRun.Suite, RunOf.Options(threads: threads), new PlantedFieldModel())));

    [Fact]
    public void Run_Resumed_ShowsOnlyWhatIsMissingAndGivesTheSameRecord()
    {
        using var folder = new TemporaryFolder();
        RunOptions options = RunOf.Options(folder.Path, threads: 1);
        using var stop = new CancellationTokenSource();
        int shown = 0;
        // Ten movies a part: two parts are done when the twenty-second movie is shown.
        Assert.Throws<OperationCanceledException>(() => Execute(new(_ => { if (++shown == 22) stop.Cancel(); }), options, stop.Token));

        ConcurrentBag<string> again = [];
        RunRecord resumed = Execute(new(stimulus => again.Add(stimulus.Id)), options with { Resume = true }, default);
        Assert.Equal(80 - 20 + 320 + 161, again.Count);
        Assert.Equal(RunOf.Text(run.Record), RunOf.Text(resumed));
    }

    [Fact]
    public void Report_Fields_ShowsWhatWasFoundAndSaysWhatWasNot()
    {
        IReadOnlyList<ReportFile> files = ReportWriter.Render(run.Record);
        string page = files.Single(file => file.Path == "models/planted.md").Text;
        Assert.Contains("Receptive fields of first types in space", page, StringComparison.Ordinal);
        Assert.Contains("the 3 of 7 types that have one", page, StringComparison.Ordinal);
        Assert.Contains("| 2 | always 0 | none: the response never changes |", page, StringComparison.Ordinal);
        Assert.Contains("| not found |", page, StringComparison.Ordinal);

        string space = files.Single(file => file.Path == "figures/planted/fields-many-cells.svg").Text, time = files.Single(file => file.Path == "figures/planted/fields-many-cells-time.svg").Text;
        Assert.Equal(3, space.Split("<image ").Length - 1);
        Assert.Contains("first 5", space, StringComparison.Ordinal);
        Assert.DoesNotContain("first 6", space, StringComparison.Ordinal);
        Assert.Contains("lag (frames)", time, StringComparison.Ordinal);
    }

    [Fact]
    public void Documentation_ItsSuiteFile_IsValid()
    {
        string page = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "receptive-fields.md")), json = page.Split("```json")[1].Split("```")[0];
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("my-fields"));
        folder.Write(Path.Combine("my-fields", "suite.json"), json);
        ReceptiveFieldExperiment experiment = Assert.IsType<ReceptiveFieldExperiment>(Assert.Single(SuiteReader.Read(folder.At("my-fields")).Experiments));
        Assert.Equal((14, 32), (experiment.Field.Side, experiment.Noise.Movies));
    }

    private static RunRecord Execute(PlantedFieldModel model, RunOptions options, CancellationToken cancellation) =>
        new RunExecutor(options).Execute([PlantedFieldRun.Suite], [RunOf.Entry(model)], null, cancellation);
}
