using System.Text.Json;
using System.Text.RegularExpressions;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

public sealed partial class BaselineCommandTests(FinishedRun run) : IClassFixture<FinishedRun>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Record => Path.Combine(run.Folder, "run.json");

    private string Baselines => _folder.At("baselines");

    private string File => Path.Combine(Baselines, "murray2021", "silent.json");

    [Fact]
    public void Accept_ARun_MakesWhatTheSameRunIsTheSameAs()
    {
        CliRun accepted = CliRun.Of("baseline", "accept", Record, "--baselines", Baselines).AssertDone();
        Assert.Equal($"accepted 1 baseline into {Baselines}", accepted.OutLines[^1]);
        Assert.Equal("baselines  1 new", accepted.OutLines[^2]);
        Assert.True(System.IO.File.Exists(File));

        CliRun check = CliRun.Of("baseline", "check", Record, "--baselines", Baselines, "--whole").AssertDone();
        Assert.Matches(@"^baselines  \d+ same$", Assert.Single(check.OutLines));
        Assert.Empty(check.Error);

        CliRun shown = CliRun.Of("baseline", "show", "--baselines", Baselines).AssertDone();
        Assert.Matches(@"^murray2021 +\d+ +silent +\S+ +1 +0 / \d+ +RetinaBench 0\.\d+\.\d+", shown.OutLines[1]);
        JsonElement row = CliRun.Of("baseline", "show", "--baselines", Baselines, "--json").AssertDone().Json()[0];
        Assert.Equal(("silent", 1), (row.GetProperty("model").GetString(), row.GetProperty("stimuliPerPoint").GetInt32()));
    }

    [Fact]
    public void Compare_FolderOfBaselinesWithARun_FindsWhatChangedSinceTheyWereAccepted()
    {
        AcceptAsPassed();

        CliRun compared = CliRun.Of("compare", Baselines, Record).AssertDone();

        Assert.Contains($"A silent ({Baselines})  B silent ({Record})", compared.Out, StringComparison.Ordinal);
        Assert.Matches("task-easy +A alone passes +passed +insufficient data", compared.Out);
    }

    [Fact]
    public void Compare_FolderWithoutBaselines_IsBadInput()
    {
        CliRun compared = CliRun.Of("compare", _folder.Path, Record);

        Assert.Equal(2, compared.ExitCode);
        Assert.Contains($"{_folder.Path}: there are no baselines", compared.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_VerdictThatPassedInTheBaseline_FailsTheGateAndNamesIt()
    {
        AcceptAsPassed();

        CliRun check = CliRun.Of("baseline", "check", Record, "--baselines", Baselines);

        Assert.Equal(1, check.ExitCode);
        Assert.StartsWith("retinabench: gate failed: silent, murray2021/task-easy: regressed: passed in the baseline (", check.Error, StringComparison.Ordinal);
        JsonElement json = CliRun.Of("baseline", "check", Record, "--baselines", Baselines, "--json").Json();
        JsonElement changed = json.GetProperty("changes").EnumerateArray().Single(change => change.GetProperty("fails").GetBoolean());
        Assert.Equal("regressed", changed.GetProperty("change").GetString());
    }

    [Fact]
    public void Run_VerdictThatPassedInTheBaseline_FailsTheGate()
    {
        AcceptAsPassed();

        CliRun again = CliRun.Of([.. FinishedRun.Arguments, "--out", _folder.At("again"), "--baselines", Baselines]);

        Assert.Equal(1, again.ExitCode);
        Assert.Contains("gate failed: silent, murray2021/task-easy: regressed", again.Error, StringComparison.Ordinal);
        Assert.Matches(@"\nbaselines    \d+ same, 1 regressed\n", again.Out);
    }

    [Fact]
    public void Run_BaselineThatIsNone_IsRefusedBeforeAnythingIsMeasured()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, "{");

        Assert.Contains(File, CliRun.Of([.. FinishedRun.Arguments, "--out", _folder.At("again"), "--baselines", Baselines]).AssertRefused(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.At("again")));
    }

    [Fact]
    public void Accept_FewerStimuliThanTheBaseline_NeedsForce()
    {
        CliRun.Of("baseline", "accept", Record, "--baselines", Baselines).AssertDone();
        Change("\"stimuliPerPoint\": 1,", "\"stimuliPerPoint\": 400,");

        Assert.EndsWith(
            "has 1 stimuli a point, the baseline of silent on murray2021 has 400: run with --stimuli 400, or accept less with --force",
            CliRun.Of("baseline", "accept", Record, "--baselines", Baselines).AssertRefused(), StringComparison.Ordinal);
        CliRun.Of("baseline", "accept", Record, "--baselines", Baselines, "--force").AssertDone();
        Assert.Contains("\"stimuliPerPoint\": 1,", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Fact]
    public void Accept_NullThatPasses_IsRefusedAndWritesNothing()
    {
        string record = run.Copy("run.json", _folder.At("record"), AsPassed);

        Assert.Contains("silent passes murray2021/task-easy, which no null may pass", CliRun.Of("baseline", "accept", record, "--baselines", Baselines).AssertRefused(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Baselines));
    }

    [Fact]
    public void Accept_CriterionThatErrored_IsRefusedAndWritesNothing()
    {
        string record = run.Copy("run.json", _folder.At("record"), text => TaskEasyVerdict().Replace(text, "$1errored", 1));

        Assert.Contains("silent errored on murray2021/task-easy: ", CliRun.Of("baseline", "accept", record, "--baselines", Baselines).AssertRefused(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Baselines));
    }

    [Fact]
    public void Accept_ModelThatTheRecordHasNot_IsRefused() => Assert.EndsWith(
        "has no model 'nobody'; it has silent", CliRun.Of("baseline", "accept", Record, "--baselines", Baselines, "--model", "nobody").AssertRefused(), StringComparison.Ordinal);

    [Fact]
    public void Check_WithoutBaselines_ComparesNothing()
    {
        CliRun check = CliRun.Of("baseline", "check", Record, "--baselines", Baselines);

        Assert.Equal(4, check.ExitCode);
        Assert.Equal($"retinabench: nothing was compared: there are no baselines in {Baselines}\n", check.Error);
        Assert.StartsWith($"no baselines in {Baselines}", CliRun.Of("baseline", "show", "--baselines", Baselines).AssertDone().Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void AcceptAsPassed()
    {
        CliRun.Of("baseline", "accept", Record, "--baselines", Baselines).AssertDone();
        string text = System.IO.File.ReadAllText(File);
        System.IO.File.WriteAllText(File, AsPassed(text));
    }

    private void Change(string from, string to)
    {
        string text = System.IO.File.ReadAllText(File);
        Assert.Contains(from, text, StringComparison.Ordinal);
        System.IO.File.WriteAllText(File, text.Replace(from, to, StringComparison.Ordinal));
    }

    private static string AsPassed(string text) => TaskEasyVerdict().Replace(text, "$1passed", 1);

    [GeneratedRegex("(\"criterion\": \"task-easy\",\\s+\"verdict\": \")[a-zA-Z]+")]
    private static partial Regex TaskEasyVerdict();
}
