using System.Text;
using RetinaBench.Runs;
using RetinaBench.Runs.Journals;
using RetinaBench.Suites;
using RetinaBench.Testing;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Runs.Journals;

/// <summary>A run killed at any point, which leaves any prefix of its journal, ends in the same record; any other damage is told.</summary>
public sealed class JournalTests
{
    // Small enough that its journal can be cut at thousands of places: one shard a point.
    private const int FewStimuli = 2;

    [Fact]
    public void Resume_JournalCutAtAnyLine_GivesTheSameRecord()
    {
        using var folder = new TemporaryFolder();
        byte[] whole = FinishedJournal(folder, out string expected);
        // At, just before and just after each line end, and a few bytes into each line.
        int[] cuts = [0, 1, 20, .. LineEnds(whole).SelectMany(end => new[] { end - 30, end - 1, end, end + 1, end + 9 }).Where(at => at >= 0 && at <= whole.Length).Distinct().Order()];
        foreach (int cut in cuts)
        {
            Cut(folder, whole, cut);
            var progress = new FakeProgress();
            RunRecord record = Resume(folder, progress);
            Assert.Equal(expected, RunOf.Text(record));
            Assert.Equal(expected, RunOf.Text(RunRecordFile.Read(Path.Combine(folder.Path, RunExecutor.RecordFileName))));
            int complete = LineEnds(whole).Count(end => end < cut);
            // The plan and the opened model take the first two lines, the end of the run the last.
            Assert.Equal(FewStimuli * Math.Clamp(complete - 2, 0, Shards), progress.Resumed);
            Assert.Equal(FewStimuli * Shards, progress.Shown["fake"]);
        }
    }

    [Fact]
    public void Open_JournalCutAnywhere_KeepsExactlyTheCompleteLines()
    {
        using var folder = new TemporaryFolder();
        byte[] whole = FinishedJournal(folder, out _);
        int[] ends = LineEnds(whole);
        // Every byte near the ends of the file and of each line, every seventh elsewhere.
        const int Near = 100, Step = 7;
        foreach (int cut in Enumerable.Range(0, whole.Length + 1).Where(at => at % Step == 0 || at < Near || at > whole.Length - Near || ends.Any(end => Math.Abs(end - at) < Step)))
        {
            Cut(folder, whole, cut);
            using (Journal journal = Open(folder, Options(folder) with { Resume = true }))
                Assert.Equal(Math.Clamp(ends.Count(end => end < cut) - 2, 0, Shards), journal.RecordedPieces);
            int kept = ends.LastOrDefault(end => end < cut, -1) + 1;
            byte[] left = File.ReadAllBytes(JournalPath(folder));
            // What was incomplete is gone; a journal without its first line got that line anew.
            Assert.True(kept == 0 ? left.Length == ends[0] + 1 : left.AsSpan().SequenceEqual(whole.AsSpan(0, kept)), $"cut at {cut}");
        }
    }

    [Fact]
    public void Resume_FinishedRun_ShowsNothingAgain()
    {
        using var folder = new TemporaryFolder();
        FinishedJournal(folder, out string expected);
        var model = new FakeModel();
        RunRecord record = new RunExecutor(Options(folder) with { Resume = true }).Execute([FakeSuite.Default], [RunOf.Entry(model)]);
        Assert.Equal(expected, RunOf.Text(record));
        Assert.Empty(model.Shown);
    }

    [Fact]
    public void Resume_ModelThatFailedBefore_IsTriedAgainFromThere()
    {
        using var folder = new TemporaryFolder();
        var bad = new FakeModel { Before = s => { if (s[0].Id.StartsWith("single", StringComparison.Ordinal)) throw new TimeoutException(); } };
        Assert.NotNull(RunOf.Execute(FakeSuite.Default, Options(folder), bad).Models[0].Error);
        var good = new FakeModel();
        RunRecord record = new RunExecutor(Options(folder) with { Resume = true }).Execute([FakeSuite.Default], [RunOf.Entry(good)]);
        Assert.Null(record.Models[0].Error);
        Assert.All(good.Shown.Keys, id => Assert.StartsWith("single", id, StringComparison.Ordinal));
    }

    [Fact]
    public void Resume_AnyFlippedBit_IsToldWithItsLineOrCutsTheLastLine()
    {
        using var folder = new TemporaryFolder();
        byte[] whole = FinishedJournal(folder, out _);
        for (int at = 0; at < whole.Length - 1; at += 11)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x10;
            File.WriteAllBytes(JournalPath(folder), damaged);
            InputException error = Assert.Throws<InputException>(() => Open(folder, Options(folder) with { Resume = true }).Dispose());
            Assert.Contains($"{Journal.FileName}, line {1 + damaged.AsSpan(0, at).Count((byte)'\n')}", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    [Fact]
    public void Resume_LinesExchangedDoubledOrForeign_AreTold()
    {
        using var folder = new TemporaryFolder();
        string[] lines = Encoding.UTF8.GetString(FinishedJournal(folder, out _)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string foreign = Encoding.UTF8.GetString(JournalLine.Write(new(Shard: new(new("fake", "fake-suite", 1, "task", 0, 50, 3), "q", 0, [])))).TrimEnd();
        AssertTold(folder, [.. lines, lines[0]], $"line {lines.Length + 1}: a journal has one plan");
        AssertTold(folder, lines[1..], "line 1: a journal has one plan");
        AssertTold(folder, [.. lines[..3], lines[2], .. lines[3..]], "line 4: shard fake: fake-suite, pass 1, task/0/0-1 is not in the plan, or is recorded twice");
        AssertTold(folder, [.. lines[..3], foreign], "line 4: shard fake: fake-suite, pass 1, task/0/50-52 is not in the plan");
        AssertTold(folder, [.. lines[..3], lines[1]], "line 4: model fake is opened twice");
        AssertTold(folder, ["not a journal"], "line 1: is not a line of a journal");
        AssertTold(folder, [lines[0], "{}"], "line 2: is not a line of a journal");
    }

    [Fact]
    public void Resume_ShardOfAnotherQuery_IsTold()
    {
        using var folder = new TemporaryFolder();
        FinishedJournal(folder, out _);
        // The same ids and descriptions, but other conditions: only the recorded shards can tell.
        Suite changed = FakeSuite.Default with
        {
            Experiments = [.. FakeSuite.Default.Experiments.Select(e => e.Id == "lesions" ? new FakeExperiment("lesions", ["task"], [], "", "bipolar:0") : e)],
        };
        InputException error = Assert.Throws<InputException>(() =>
            new RunExecutor(Options(folder) with { Resume = true }).Execute([changed], [RunOf.Entry(new FakeModel())]));
        Assert.Contains("was recorded for other conditions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_ForgedTallies_AreTold()
    {
        using var folder = new TemporaryFolder();
        string[] lines = Encoding.UTF8.GetString(FinishedJournal(folder, out _)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        JournalEntry entry = JournalLine.Read(Encoding.UTF8.GetBytes(lines[2]), "line");
        ShardTallies(folder, lines, entry, t => t with { Stimuli = 1 });
        ShardTallies(folder, lines, entry, t => t with { Decisions = [[0]] });
        ShardTallies(folder, lines, entry, t => t with { Decisions = [[9, 0], [0, 0]] });
        ShardTallies(folder, lines, entry, t => t with { Lesion = "bipolar:7" });
        ShardTallies(folder, lines, entry, t => t with { Moments = new Dictionary<string, RetinaBench.Experiments.ResponseMoments> { ["bipolar/Mean"] = new(FewStimuli, [1], [1], [1], [1]) } });
    }

    [Theory]
    [InlineData("stimuli", "it shows 2 stimuli a point, not 3")]
    [InlineData("model", "its models are fake, not other")]
    [InlineData("kind", "its model fake (fake, no weights file) is not model fake (plugin, no weights file)")]
    [InlineData("weights", "its model fake (fake, no weights file) is not model fake (fake, weights 0123456789ab)")]
    [InlineData("suite", "its suites are fake-suite, not other-suite")]
    [InlineData("version", "its suite fake-suite version 1 ")]
    [InlineData("criteria", "its suite fake-suite version 1 ")]
    public void Resume_AnotherPlan_SaysWhatDiffers(string what, string expected)
    {
        using var folder = new TemporaryFolder();
        FinishedJournal(folder, out _);
        RunModel model = RunOf.Entry(new FakeModel(what == "model" ? "other" : "fake"));
        model = model with { Kind = what == "kind" ? "plugin" : "fake", WeightsHash = what == "weights" ? "0123456789abcdef" : null };
        Suite suite = what switch
        {
            "suite" => FakeSuite.Default with { Id = "other-suite" },
            "version" => FakeSuite.Default with { Version = 2 },
            "criteria" => FakeSuite.Default with { Criteria = [FakeSuite.Default.Criteria[0]] },
            _ => FakeSuite.Default,
        };
        RunOptions options = Options(folder) with { Resume = true, StimuliPerPoint = what == "stimuli" ? 3 : FewStimuli };
        InputException error = Assert.Throws<InputException>(() => new RunExecutor(options).Execute([suite], [model]));
        Assert.Contains($"line 1: the journal is of another run: {expected}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_ModelWithAnotherCard_IsTold()
    {
        using var folder = new TemporaryFolder();
        FinishedJournal(folder, out _);
        var model = new FakeModel { Card = new FakeModel().Card with { Version = "2" } };
        InputException error = Assert.Throws<InputException>(() => new RunExecutor(Options(folder) with { Resume = true }).Execute([FakeSuite.Default], [RunOf.Entry(model)]));
        Assert.Contains("model fake has another card now", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FolderWithAnUnfinishedRun_IsRefusedUnlessForced()
    {
        using var folder = new TemporaryFolder();
        byte[] whole = FinishedJournal(folder, out string expected);
        Cut(folder, whole, whole.Length - 3);
        InputException error = Assert.Throws<InputException>(() => RunOf.Execute(FakeSuite.Default, Options(folder), new FakeModel()));
        Assert.Contains("--resume", error.Message, StringComparison.Ordinal);
        Assert.Equal(whole.Length - 3, new FileInfo(JournalPath(folder)).Length);

        Assert.Equal(expected, RunOf.Text(RunOf.Execute(FakeSuite.Default, Options(folder) with { Force = true }, new FakeModel())));
        // Finished now, so that the folder may be used again.
        Assert.Equal(expected, RunOf.Text(RunOf.Execute(FakeSuite.Default, Options(folder), new FakeModel())));
    }

    [Fact]
    public void Run_ForeignFileOfThatName_IsKept()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(JournalPath(folder), "diary, without a line end");
        foreach (RunOptions options in new[] { Options(folder), Options(folder) with { Resume = true } })
            Assert.Throws<InputException>(() => RunOf.Execute(FakeSuite.Default, options, new FakeModel()));
        Assert.Equal("diary, without a line end", File.ReadAllText(JournalPath(folder)));
    }

    [Fact]
    public void Run_FolderThatAnotherRunUses_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using Journal first = Open(folder, Options(folder));
        InputException error = Assert.Throws<InputException>(() => RunOf.Execute(FakeSuite.Default, Options(folder), new FakeModel()));
        Assert.Contains("another run is using it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FolderThatCannotBeMade_IsRefused()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        InputException error = Assert.Throws<InputException>(() => RunOf.Execute(FakeSuite.Default, Options(folder) with { Folder = Path.Combine(file, "out") }, new FakeModel()));
        Assert.StartsWith(Path.Combine(file, "out", Journal.FileName), error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [SkippableFact]
    public void Run_FullDisk_IsAnInputError()
    {
        const string FullDevice = "/dev/full";
        Skip.IfNot(File.Exists(FullDevice), "this system has no device that is always full");
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(JournalPath(folder), FullDevice);
        InputException error = Assert.Throws<InputException>(() => RunOf.Execute(FakeSuite.Default, Options(folder), new FakeModel()));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_OfTheSameRun_HoldDoublesThatReadBackAsTheSameBits()
    {
        double[] values = [1.0 / 3, -0.0, double.Epsilon, double.MaxValue, 0.1 + 0.2, 1e300 / 7];
        var shard = new RetinaBench.Runs.Shards.ShardResult(
            new("m", "s", 1, "e", 0, 0, 1), "q", 1.0 / 7, [new("", 1, [[1, 0]], new Dictionary<string, RetinaBench.Experiments.ResponseMoments> { ["a/Mean"] = new(1, values, values, values, values) })]);
        byte[] line = JournalLine.Write(new(Shard: shard));
        JournalEntry read = JournalLine.Read(line.AsSpan(..^1), "line");
        Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits), read.Shard!.Tallies[0].Moments["a/Mean"].Sum.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(line, JournalLine.Write(read));
    }

    private const int Shards = 1 + 1 + 3 + 2;

    private static RunOptions Options(TemporaryFolder folder) => RunOf.Options(folder.Path) with { StimuliPerPoint = FewStimuli };

    private static string JournalPath(TemporaryFolder folder) => Path.Combine(folder.Path, Journal.FileName);

    private static byte[] FinishedJournal(TemporaryFolder folder, out string record)
    {
        record = RunOf.Text(RunOf.Execute(FakeSuite.Default, Options(folder), new FakeModel()));
        return File.ReadAllBytes(JournalPath(folder));
    }

    private static Journal Open(TemporaryFolder folder, RunOptions options) => Journal.Open(
        folder.Path, RunPlan.Of([FakeSuite.Default], [RunOf.Entry(new FakeModel())], options), options, _ => true, _ => true, TimeProvider.System);

    private static RunRecord Resume(TemporaryFolder folder, FakeProgress progress) =>
        new RunExecutor(Options(folder) with { Resume = true }).Execute([FakeSuite.Default], [RunOf.Entry(new FakeModel())], progress);

    private static void Cut(TemporaryFolder folder, byte[] whole, int length) => File.WriteAllBytes(JournalPath(folder), whole[..length]);

    private static int[] LineEnds(byte[] text) => [.. Enumerable.Range(0, text.Length).Where(i => text[i] == '\n')];

    private static void AssertTold(TemporaryFolder folder, string[] lines, string expected)
    {
        File.WriteAllText(JournalPath(folder), string.Join('\n', lines) + "\n");
        InputException error = Assert.Throws<InputException>(() => Resume(folder, new FakeProgress()));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static void ShardTallies(TemporaryFolder folder, string[] lines, JournalEntry entry, Func<RetinaBench.Runs.Shards.ShardTally, RetinaBench.Runs.Shards.ShardTally> forge)
    {
        RetinaBench.Runs.Shards.ShardResult shard = entry.Shard!;
        string forged = Encoding.UTF8.GetString(JournalLine.Write(new(Shard: shard with { Tallies = [forge(shard.Tallies[0]), .. shard.Tallies.Skip(1)] }))).TrimEnd();
        AssertTold(folder, [.. lines[..2], forged, .. lines[3..]], "has not the shape of its query");
    }
}
