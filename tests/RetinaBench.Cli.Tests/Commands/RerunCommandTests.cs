using System.Text.Json;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class RerunCommandTests(FinishedRun run) : IClassFixture<FinishedRun>
{
    private string Record => Path.Combine(run.Folder, "run.json");

    [Fact]
    public void Rerun_CellOfARecord_FindsTheSame()
    {
        CliRun again = CliRun.Of("rerun", Record, "--cell", "silent/lesion-vital-pair").AssertDone();

        Assert.Equal("cell         silent/murray2021/lesion-vital-pair, 1 stimulus a point", again.OutLines[0]);
        Assert.Equal("experiments  single-lesions", again.OutLines[1]);
        Assert.Equal(again.OutLines[2].Replace("recorded", "now     ", StringComparison.Ordinal), again.OutLines[3]);
        Assert.Equal("result       the same to the last digit", again.OutLines[4]);
    }

    [Fact]
    public void Rerun_AsJson_HoldsBothJudgements()
    {
        JsonElement cell = CliRun.Of("rerun", Record, "--cell", "silent/murray2021/task-easy", "--json", "--threads", "1").AssertDone().Json();

        Assert.Equal("silent", cell.GetProperty("cell").GetProperty("model").GetString());
        Assert.Equal(cell.GetProperty("recorded").GetRawText(), cell.GetProperty("again").GetRawText());
        Assert.Equal(0, cell.GetProperty("differences").GetArrayLength());
    }

    [Fact]
    public void Rerun_RecordThatSaysSomethingElse_FailsTheGate()
    {
        using var folder = new TemporaryFolder();
        const string Measured = "\"criterion\": \"task-easy\",\n              \"verdict\": \"";
        string changed = run.Copy("run.json", folder.Path, text => text.Replace(Measured + "failed", Measured + "passed", StringComparison.Ordinal).Replace(Measured + "insufficientData", Measured + "passed", StringComparison.Ordinal));

        CliRun again = CliRun.Of("rerun", changed, "--cell", "silent/task-easy");

        Assert.Equal(1, again.ExitCode);
        Assert.Contains("retinabench: not the same: the judgement, verdict: recorded \"passed\", now \"", again.Error, StringComparison.Ordinal);
        Assert.Equal("result       1 difference", again.OutLines[^1]);
    }

    [Theory]
    [InlineData("silent", "retinabench: --cell: 'silent' is not a cell: model/criterion is expected, or model/suite/criterion")]
    [InlineData("nobody/task-easy", "run.json: has no model 'nobody'; it has silent")]
    public void Rerun_NoSuchCell_IsRefused(string cell, string message) =>
        Assert.EndsWith(message, CliRun.Of("rerun", Record, "--cell", cell).AssertRefused(), StringComparison.Ordinal);

    [Fact]
    public void Rerun_AnotherModelOrSuiteThanTheCells_IsRefused()
    {
        Assert.Equal(
            "retinabench: --model: 'oracle' is not the model of the cell, 'silent'",
            CliRun.Of("rerun", Record, "--cell", "silent/task-easy", "--model", "oracle").AssertRefused());
        using var folder = new TemporaryFolder();
        string renamed = run.Copy("run.json", folder.Path, text => text.Replace("\"name\": \"silent\",\n      \"kind\"", "\"name\": \"mine\",\n      \"kind\"", StringComparison.Ordinal));
        Assert.Equal(
            "retinabench: mine/murray2021/task-easy: no model is registered as 'mine'; say where it is with --model mine=PATH, or name its registry with --registry FILE",
            CliRun.Of("rerun", renamed, "--cell", "mine/task-easy").AssertRefused());
    }
}
