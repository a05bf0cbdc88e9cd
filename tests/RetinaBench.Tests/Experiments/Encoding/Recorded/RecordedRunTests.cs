using RetinaBench.Baselines.Conformance;
using RetinaBench.Criteria;
using RetinaBench.Experiments.Encoding.Recorded;
using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Reports;
using RetinaBench.Reports.Comparisons;
using RetinaBench.Runs;
using RetinaBench.Runs.Cells;
using RetinaBench.Suites;
using RetinaBench.Testing;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Experiments.Encoding.Recorded;

/// <summary>What the suite yan2020 asks of recordings, from its file to the report.</summary>
public sealed class RecordedRunTests(RecordedFolder folder) : IClassFixture<RecordedFolder>
{
    // Per cell: 2 seeds, 5 numbers of filters, 3 shares; three cells.
    private const int Fits = 30;

    private static readonly RunOptions s_options = new() { StimuliPerPoint = RunOptions.QuickStimuli, Threads = 1 };

    private static string YanFolder => Path.Combine(SharedData.RepositoryRoot, "suites", "yan2020");

    private Suite Suite => SuiteOf(folder.All);

    [Fact]
    public void Run_RecordedCells_JudgesWhatNeedsNoTruth()
    {
        RunRecord record = Execute(Suite, s_options, new KnownCellModel(RecordedFolder.Known), new Oracle());

        ModelSuiteRecord known = record.Models[0].Suites[0];
        Assert.Null(record.Models[0].Error);
        Assert.Equal(
            [("recorded-prediction", null), ("recorded-filter-saturation", null), ("recorded-sample-size", null), ("recorded-pruning", Verdict.InsufficientData), ("recorded-transfer", Verdict.InsufficientData)],
            known.Judgements.Select(judgement => (judgement.Criterion, judgement.Verdict)));
        Assert.StartsWith("3 of 4 cells fitted, mean CC ", known.Judgements[0].Measured, StringComparison.Ordinal);
        Assert.StartsWith("mean CC of 3 cells over filters 1: ", known.Judgements[1].Measured, StringComparison.Ordinal);
        Assert.StartsWith("mean CC of 3 cells over the share of the recording 3 %: ", known.Judgements[2].Measured, StringComparison.Ordinal);
        // One of the two cells with a ceiling is another one, which the model does not predict.
        Assert.StartsWith("1 of 3 cells, 2 undecided", known.Judgements[3].Measured, StringComparison.Ordinal);
        Assert.Equal("the oracle knows ground-truth cells, and nobody knows the truth of recorded ones", record.Models[1].Suites[0].NotApplicable);
        Assert.Empty(ControlGate.FaultsOf(record));
    }

    [Fact]
    public void Record_CarriesTheIdentityOfTheDataAndNoPath()
    {
        RunRecord record = Execute(Suite, s_options, new KnownCellModel(null));

        Assert.Equal(folder.All.Sources, record.Suites[0].Recordings);
        string text = RunRecordFile.Serialize(record);
        Assert.DoesNotContain(folder.Path, text, StringComparison.Ordinal);
        Assert.Equal(text, RunRecordFile.Serialize(RunRecordFile.Parse(text, "run.json")));
        Assert.DoesNotContain("\"recordings\"", RunRecordFile.Serialize(TwoSuites.Record), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_AnyNumberOfThreads_GivesTheSameRecord() => Assert.Equal(
        RunOf.Text(Execute(Suite, s_options, new KnownCellModel(RecordedFolder.Known))), RunOf.Text(Execute(Suite, s_options with { Threads = 4 }, new KnownCellModel(RecordedFolder.Known))));

    [Fact]
    public void Run_KilledAndResumed_FitsOnlyWhatIsMissingAndGivesTheSameRecord()
    {
        using var output = new TemporaryFolder();
        RunOptions options = s_options with { Folder = output.Path };
        using var stop = new CancellationTokenSource();
        var killed = new KnownCellModel(RecordedFolder.Known);
        Assert.Throws<OperationCanceledException>(() => new RunExecutor(options).Execute([Suite], [RunOf.Entry(killed)], new StopAt(8, stop), stop.Token));
        int done = File.ReadLines(output.At("journal.jsonl")).Count(line => line.Contains("\"fitted-model\"", StringComparison.Ordinal));
        Assert.InRange(done, 8, 9);

        InputException other = Assert.Throws<InputException>(() => Execute(SuiteOf(folder.Read(0, 1)), options with { Resume = true }, new KnownCellModel(RecordedFolder.Known)));
        Assert.Contains("the journal is of another run: its suite yan2020-recorded version 1", other.Message, StringComparison.Ordinal);
        Assert.Contains($"on {folder.All.Sources[0].Identity}, ", other.Message, StringComparison.Ordinal);
        Assert.Contains($"d-deaf.npz {folder.All.Sources[3].Sha256} cell 0 is not suite", other.Message, StringComparison.Ordinal);

        var resumed = new KnownCellModel(RecordedFolder.Known);
        RunRecord record = Execute(Suite, options with { Resume = true }, resumed);
        Assert.Equal(Fits - done, resumed.Fits.Count);
        Assert.Equal(RunOf.Text(Execute(Suite, s_options, new KnownCellModel(RecordedFolder.Known))), RunOf.Text(record));
    }

    [Fact]
    public void Baselines_OfOtherRecordings_AreNeverCompared()
    {
        RunRecord first = Execute(Suite, s_options, new KnownCellModel(RecordedFolder.Known)), other = Execute(SuiteOf(folder.Read(0, 1)), s_options, new KnownCellModel(RecordedFolder.Known));
        IReadOnlyList<ConformanceBaseline> baselines = ConformanceBaseline.Of(first);

        Assert.All(ConformanceComparer.Compare(baselines, first, isWhole: true).Changes, change => Assert.Equal(BaselineChange.Same, change.Change));
        ConformanceChange change = Assert.Single(ConformanceComparer.Compare(baselines, other, isWhole: true).Changes);
        Assert.Equal((BaselineChange.NotComparable, false), (change.Change, change.Fails));
        Assert.StartsWith("suite yan2020-recorded: other recordings: a-known.npz (", change.Reason, StringComparison.Ordinal);
        Assert.Contains("d-deaf.npz", change.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_ModelsOnRecordings_ShowsTheCorrelationWithEachCell()
    {
        RunRecord record = Execute(Suite, s_options, new KnownCellModel(RecordedFolder.Known));
        (string Quantity, ComparedValue? Value)[] Values(string experiment) => [.. MeasuredValues.Of(record.Models[0].Suites[0].Outcomes.Single(outcome => outcome.Experiment == experiment).Measurement!)];
        Assert.Equal(["CC with a-known", "CC with b-large", "CC with c-once"], Values("recorded-fits").Select(value => value.Quantity));
        Assert.Contains("a-known, 2 filters, 100 % of the recording", Values("recorded-filter-sweep").Select(value => value.Quantity));
        Assert.Equal("CC with a-known of its own model", Values("recorded-transfer")[0].Quantity);
        Assert.All(Values("recorded-fits"), value => Assert.NotNull(value.Value));
    }

    [Fact]
    public void Repeat_OneCell_IsTheSameOnTheSameRecordingsAndRefusedOnOthers()
    {
        var model = new KnownCellModel(RecordedFolder.Known);
        RunRecord record = Execute(Suite, s_options, model);
        var cell = Cell.Find("known/recorded-transfer", record, "run.json");

        Assert.Empty(CellRepeater.Repeat(record, cell, SuiteOf(RecordedPopulation.ReadAgain(folder.Path, record.Suites[0].Recordings!, RecordedFolder.Options)), RunOf.Entry(model), 2).Differences);
        InputException error = Assert.Throws<InputException>(() => CellRepeater.Repeat(record, cell, SuiteOf(folder.Read(0, 1)), RunOf.Entry(model), 2));
        Assert.StartsWith("known/yan2020-recorded/recorded-transfer: was measured on a-known.npz (", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_ShowsEachCellWithCeilingsFiltersAndTransfer()
    {
        IReadOnlyList<ReportFile> files = ReportWriter.Render(Execute(Suite, s_options, new KnownCellModel(RecordedFolder.Known), new Oracle()));
        string page = files.Single(file => file.Path == "models/known.md").Text, oracle = files.Single(file => file.Path == "models/oracle.md").Text, leaderboard = files.Single(file => file.Path == "LEADERBOARD.md").Text;

        Assert.Contains("Not fitted: d-deaf, its spike-triggered average is not compact", page, StringComparison.Ordinal);
        Assert.Contains("| CC of single repeats |", page, StringComparison.Ordinal);
        Assert.All(
            (string[])["Recorded cells", "Prediction of recorded cell a-known", "Scores of recorded cell b-large below their ceilings", "Filters for recorded cell c-once in the order of their strength", "Spikes and predicted rate of recorded cell a-known", "Prediction of cell a-known over the number of filters", "Transfer between the cells of a population"],
            title => Assert.Contains(title, page, StringComparison.Ordinal));
        Assert.DoesNotContain("Scores of recorded cell c-once", page, StringComparison.Ordinal);
        Assert.Contains("**Not applicable:** the oracle knows ground-truth cells", oracle, StringComparison.Ordinal);
        Assert.Contains($"| b-large.npz | 0 | {folder.All.Sources[1].Sha256[..12]} |", leaderboard, StringComparison.Ordinal);
        // Of the cells that can be fitted, one is the cell that the model knows, one the same shown once, one another.
        Assert.Matches(@"\| \[known\]\(models/known\.md\) \|.*\| 0\.\d+ \(3 of 4 cells\) \|", leaderboard);
        Assert.DoesNotContain("### Environments", leaderboard, StringComparison.Ordinal);
        Assert.Contains(files, file => file.Path == "figures/known/yan2020-recorded-recorded-fits-a-known-filters.svg");
    }

    [Fact]
    public void ReadRecorded_OfTheSuite_IsApartFromItsOwnExperiments()
    {
        (Suite suite, RecordedCellOptions options) = SuiteReader.ReadRecorded(YanFolder)!.Value;
        Assert.Equal(("yan2020-recorded", null, 8, 8), (suite.Id, suite.Recorded, options.Rows, options.Columns));
        Assert.All(SuiteReader.Read(YanFolder).Experiments, experiment => Assert.DoesNotContain("recorded", experiment.Id, StringComparison.Ordinal));
        Assert.Null(SuiteReader.ReadRecorded(Path.Combine(SharedData.RepositoryRoot, "suites", "murray2021")));
    }

    [Theory]
    [InlineData("\"id\": \"yan2020-recorded\"", "\"id\": \"other\"", "$.id, line 2: 'other' is not the name of the folder with '-recorded', 'yan2020-recorded'")]
    [InlineData("\"testShare\": 0.1", "\"testShare\": 0.9", "$.recordings.testShare, line 6: 0.9 is not in (0, 0.5]")]
    [InlineData("\"rows\": 8, ", "", "$.recordings, line 6: missing member 'rows'")]
    [InlineData("\"registered\": \"recorded-fits\", \"seeds\": [1], \"effort\": 0.55, \"filters\"", "\"registered\": \"recorded-transfer\", \"seeds\": [1], \"effort\": 0.55, \"filters\"", "'recorded-transfer' does not come before")]
    public void ReadRecorded_InvalidFile_NamesThePlace(string part, string by, string expected)
    {
        using var copy = new TemporaryFolder();
        string text = File.ReadAllText(Path.Combine(YanFolder, SuiteReader.RecordedFileName)), path = copy.At("yan2020");
        Assert.Contains(part, text, StringComparison.Ordinal);
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, SuiteReader.RecordedFileName), text.Replace(part, by, StringComparison.Ordinal));
        string message = Assert.Throws<InputException>(() => SuiteReader.ReadRecorded(path)).Message;
        Assert.StartsWith(Path.Combine(path, SuiteReader.RecordedFileName), message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    // Small recordings have no tenth to spare for tests.
    private static Suite SuiteOf(RecordedPopulation cells) => SuiteReader.ReadRecorded(YanFolder)!.Value.Suite with { Recorded = cells };

    private static RunRecord Execute(Suite suite, RunOptions options, params IModel[] models) => RunOf.Execute(suite, options, models);

    private sealed class StopAt(int shown, CancellationTokenSource stop) : IRunProgress
    {
        private int _shown;

        public void Planned(string model, long stimuli)
        {
        }

        public void Shown(string model, int stimuli, bool resumed)
        {
            if (++_shown == shown)
                stop.Cancel();
        }

        public void Finished(string model, string? error)
        {
        }

        public void NotRun(string model, string reason)
        {
        }

        public void Message(string text)
        {
        }
    }

    private sealed class Oracle : IModel, IEncodingModel
    {
        public ModelCard Card => new KnownCellModel(null).Card with { Name = "oracle", Role = ModelRole.Oracle };

        public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default) => throw new InvalidOperationException("nobody asks an oracle of recorded cells");
    }
}
