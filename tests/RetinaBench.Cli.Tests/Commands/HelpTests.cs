using RetinaBench.Cli.Tests.Fixtures;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class HelpTests
{
    private static readonly string[] Commands = ["run", "rerun", "list", "explain", "respond", "render", "validate", "report", "compare", "baseline", "train", "recording", "bench", "new", "completion"];

    [Fact]
    public void Help_OfTheProgram_NamesEveryCommand()
    {
        CliRun help = CliRun.Of("--help").AssertDone();

        Assert.All(Commands, command => Assert.Contains($"\n  {command} ", help.Out, StringComparison.Ordinal));
        Assert.Empty(help.Error);
    }

    [Fact]
    public void NoArguments_ShowTheHelp() => Assert.Equal(CliRun.Of("--help").Out, CliRun.Of().AssertDone().Out);

    [Theory]
    [InlineData("run")]
    [InlineData("list models")]
    [InlineData("list criteria")]
    [InlineData("explain")]
    [InlineData("respond")]
    [InlineData("render")]
    [InlineData("validate")]
    [InlineData("report")]
    [InlineData("compare")]
    [InlineData("baseline check")]
    [InlineData("baseline accept")]
    [InlineData("baseline show")]
    [InlineData("baseline leaderboard")]
    [InlineData("train")]
    [InlineData("recording")]
    [InlineData("bench inference")]
    [InlineData("bench training")]
    [InlineData("bench torch")]
    [InlineData("bench encoding")]
    [InlineData("bench process")]
    [InlineData("new model")]
    [InlineData("completion")]
    public void Help_OfACommand_EndsWithExamplesThatParse(string command)
    {
        string help = CliRun.Of([.. command.Split(' '), "--help"]).AssertDone().Out;

        string[] examples = [.. help[help.IndexOf("Examples:\n", StringComparison.Ordinal)..].Split('\n').Skip(1).Select(l => l.Trim()).Where(l => l.Length > 0)];
        Assert.NotEmpty(examples);
        Assert.All(examples, example =>
        {
            Assert.StartsWith($"retinabench {command}", example, StringComparison.Ordinal);
            // What a shell would do with what stands behind > is no argument of the program.
            Assert.Empty(new Cli.Commands.RetinaBenchRootCommand(new(null!, default)).Parse(example["retinabench ".Length..].Split('>')[0]).Errors);
        });
    }

    [Fact]
    public void Version_IsPrinted() => Assert.Matches(@"^\d+\.\d+\.\d+", CliRun.Of("--version").AssertDone().Out);
}
