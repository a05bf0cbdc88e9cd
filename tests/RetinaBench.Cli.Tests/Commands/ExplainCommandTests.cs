using System.Text.Json;
using RetinaBench.Cli.Tests.Fixtures;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class ExplainCommandTests
{
    [Fact]
    public void Explain_TaskEasy_ShowsTheThresholdsOfTheProtocol()
    {
        CliRun run = CliRun.Of("explain", "task-easy").AssertDone();

        Assert.StartsWith("task-easy (murray2021, judged)", run.Out, StringComparison.Ordinal);
        Assert.Contains("0.99", run.Out, StringComparison.Ordinal);
        Assert.Contains("1.25", run.Out, StringComparison.Ordinal);
        Assert.Contains("s-sweep", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_WithTheSuite_IsTheSameAsWithout() =>
        Assert.Equal(CliRun.Of("explain", "circuit-minimal", "--json").Out, CliRun.Of("explain", "murray2021/circuit-minimal", "--json").AssertDone().Out);

    /// <summary>Criteria of murray2021 on weights alone, to which nothing is shown.</summary>
    internal static readonly string[] OnWeights = ["bipolar-center-surround", "kernels"];

    [Fact]
    public void Explain_EveryListedCriterion_HasClaimRuleAndSources()
    {
        foreach (JsonElement listed in CliRun.Of("list", "criteria", "--json").AssertDone().Json().EnumerateArray())
        {
            string id = listed.GetProperty("card").GetProperty("id").GetString()!;
            JsonElement explained = CliRun.Of("explain", id, "--json").AssertDone().Json();

            foreach (string member in (string[])["claim", "rule", "citation", "published"])
                Assert.NotEqual("", explained.GetProperty("criterion").GetProperty(member).GetString());
            Assert.NotEqual(0, explained.GetProperty("experiments").GetArrayLength());
            Assert.Equal(OnWeights.Contains(id), explained.GetProperty("environments").GetArrayLength() == 0);
        }
    }

    [Fact]
    public void Explain_UnknownCriterion_NamesTheNearest()
    {
        string line = CliRun.Of("explain", "task-esay").AssertRefused();

        Assert.Contains("'task-esay'", line, StringComparison.Ordinal);
        Assert.Contains("the nearest are task-easy", line, StringComparison.Ordinal);
    }
}
