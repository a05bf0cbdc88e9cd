using System.Text.Json;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class ListCommandTests
{
    [Fact]
    public void Models_OfTheProgram_AreTheControlsOfTheProtocol()
    {
        JsonElement models = CliRun.Of("list", "models", "--json").AssertDone().Json();

        // Models that need a GPU have no card where there is none.
        var roles = models.EnumerateArray().Where(m => m.GetProperty("card").ValueKind != JsonValueKind.Null)
            .ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("card").GetProperty("role").GetString());
        Assert.Equal("oracle", roles["oracle"]);
        // The protocol names these nulls; sign-flipped is the null of the structural criterion.
        foreach (string name in (string[])["silent", "random", "static", "shuffled", "sign-flipped"])
            Assert.Equal("null", roles[name]);
    }

    [Fact]
    public void Models_OneCannotBeOpened_IsListedWithTheReason()
    {
        using var folder = new TemporaryFolder();
        string registry = folder.Write("models.json", """{ "models": [ { "kind": "reference", "name": "lost", "architecture": "murray2021", "weights": "lost.pt" }, { "kind": "reference", "name": "silent", "architecture": "silent" } ] }""");

        string[] lines = CliRun.Of("list", "models", "--registry", registry).AssertDone().OutLines;

        Assert.Equal(3, lines.Length);
        Assert.Contains("cannot be opened", lines[1], StringComparison.Ordinal);
        Assert.Contains("lost.pt", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("silent", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Criteria_OfMurray2021_HoldThoseOfTheProtocolInItsOrder()
    {
        string[] expected =
        [
            "task-easy", "task-difficult", "psychometric-robust", "psychometric-shape", "lesion-redundancy", "lesion-vital-pair", "circuit-minimal",
            "circuit-psychometric", "bipolar-speed-threshold", "bipolar-threshold-intact", "ganglion-direction-lesion", "ganglion-direction-index",
            "amacrine-direction-lesion", "amacrine-direction-index", "bipolar-response-amplitude", "amacrine-response-amplitude",
            "ganglion-response-amplitude", "decision-bias", "sign-constraints",
        ];

        JsonElement criteria = CliRun.Of("list", "criteria", "--json").AssertDone().Json();

        IEnumerable<string> listed = criteria.EnumerateArray().Where(c => c.GetProperty("suite").GetString() == "murray2021").Select(c => c.GetProperty("card").GetProperty("id").GetString()!);
        Assert.Equal(expected, listed.Where(expected.Contains));
        Assert.Equal(ExplainCommandTests.OnWeights, criteria.EnumerateArray().Where(c => c.GetProperty("environments").GetArrayLength() == 0).Select(c => c.GetProperty("card").GetProperty("id").GetString()!));
    }

    [Fact]
    public void Environments_AlphaSweep_HasThe41PointsOfTheProtocol()
    {
        JsonElement environments = CliRun.Of("list", "environments", "--json").AssertDone().Json();

        JsonElement sweep = environments.EnumerateArray().Single(e => e.GetProperty("name").GetString() == "alpha-sweep");
        Assert.Equal(41, sweep.GetProperty("points").GetInt32());
        Assert.Equal("alpha 0 to 4", sweep.GetProperty("varied").GetString());
        Assert.Equal(51, sweep.GetProperty("geometry").GetProperty("frames").GetInt32());
    }

    [Theory]
    [InlineData("models")]
    [InlineData("suites")]
    [InlineData("environments")]
    [InlineData("criteria")]
    public void List_AsText_HasOneLineAnItemBelowTheHeader(string what)
    {
        int items = CliRun.Of("list", what, "--json").AssertDone().Json().GetArrayLength();

        CliRun text = CliRun.Of("list", what).AssertDone();

        Assert.Equal(items + 1, text.OutLines.Length);
        Assert.Empty(text.Error);
        Assert.All(text.OutLines, line => Assert.Equal(line.TrimEnd(), line));
    }
}
