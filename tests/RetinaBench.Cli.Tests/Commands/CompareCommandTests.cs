using System.Text.Json;
using System.Text.RegularExpressions;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class CompareCommandTests(FinishedRun run) : IClassFixture<FinishedRun>
{
    private string Record => Path.Combine(run.Folder, "run.json");

    [Fact]
    public void Compare_TwoRunsOfOneModel_FindsNoDifference()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Record, folder.At("again.json"));

        CliRun compared = CliRun.Of("compare", Record, folder.At("again.json")).AssertDone();

        Assert.Contains($"A silent ({Record})  B silent ({folder.At("again.json")})", compared.Out, StringComparison.Ordinal);
        Assert.Contains("murray2021: 0 of ", compared.Out, StringComparison.Ordinal);
        Assert.Empty(compared.Error);
    }

    [Fact]
    public void Compare_ChangedVerdict_IsNamedWithWhoPasses()
    {
        using var folder = new TemporaryFolder();
        string passing = run.Copy("run.json", folder.Path, WithFirstVerdictPassed);

        Assert.Matches("task-easy +B alone passes +insufficient data +passed", CliRun.Of("compare", Record, passing).AssertDone().Out);
        Assert.Matches("task-easy +A alone passes +passed +insufficient data", CliRun.Of("compare", passing, Record, "--model", "silent").AssertDone().Out);
    }

    [Fact]
    public void Compare_WithAFolder_WritesTheWholeOfIt()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Record, folder.At("again.json"));

        CliRun compared = CliRun.Of("compare", Record, folder.At("again.json"), "--out", folder.At("out")).AssertDone();

        Assert.Contains(folder.At(Path.Combine("out", "COMPARISON.html")), compared.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.At(Path.Combine("out", "COMPARISON.md"))));
        Assert.True(File.Exists(folder.At(Path.Combine("out", "COMPARISON.html"))));
        Assert.True(File.Exists(folder.At(Path.Combine("out", "site", "site.css"))));
    }

    [Fact]
    public void Compare_AsJson_GivesVerdictsValuesAndDifferences()
    {
        using var folder = new TemporaryFolder();
        string passing = run.Copy("run.json", folder.Path, WithFirstVerdictPassed);

        JsonElement json = CliRun.Of("compare", Record, passing, "--json").AssertDone().Json();

        Assert.Equal(Record, json.GetProperty("a").GetProperty("source").GetString());
        JsonElement suite = json.GetProperty("models")[0].GetProperty("suites")[0];
        JsonElement first = suite.GetProperty("criteria")[0];
        Assert.Equal(("task-easy", "gained", "passed"), (first.GetProperty("criterion").GetString(), first.GetProperty("change").GetString(), first.GetProperty("b").GetProperty("verdict").GetString()));
        JsonElement value = suite.GetProperty("experiments").EnumerateArray().First(e => e.GetProperty("values").GetArrayLength() > 0).GetProperty("values")[0];
        Assert.Equal(0, value.GetProperty("difference").GetProperty("value").GetDouble());
    }

    [Fact]
    public void Compare_OtherVersionOfTheSuite_ComparesNothing()
    {
        using var folder = new TemporaryFolder();
        string version = "";
        string other = run.Copy("run.json", folder.Path, text => new Regex("\"version\": (\\d+),").Replace(text, found => $"\"version\": {version = found.Groups[1].Value}999,", 1));

        CliRun compared = CliRun.Of("compare", Record, other, "--out", folder.At("out"));

        Assert.Equal(4, compared.ExitCode);
        Assert.Contains($"retinabench: not compared: suite murray2021: version {version} in A, version {version}999 in B\n", compared.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was compared", compared.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("verdicts differ", compared.Out, StringComparison.Ordinal);
        Assert.Contains("never compared", File.ReadAllText(folder.At(Path.Combine("out", "COMPARISON.md"))), StringComparison.Ordinal);
    }

    // What the verdict on the first criterion is, one stimulus a point cannot tell: it is planted.
    private static string WithFirstVerdictPassed(string text)
    {
        int at = text.IndexOf("\"verdict\": \"insufficientData\"", StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, at), "\"verdict\": \"passed\"", text.AsSpan(at + "\"verdict\": \"insufficientData\"".Length));
    }
}
