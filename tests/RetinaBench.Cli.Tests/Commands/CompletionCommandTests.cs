using RetinaBench.Cli.Tests.Fixtures;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class CompletionCommandTests
{
    [Theory]
    [InlineData("retinabench ", "explain")]
    [InlineData("retinabench r", "run")]
    [InlineData("retinabench t", "train")]
    [InlineData("retinabench comp", "compare")]
    [InlineData("retinabench train --", "--resume")]
    [InlineData("retinabench bench ", "training")]
    [InlineData("retinabench run --", "--quick")]
    [InlineData("retinabench run --suite ", "murray2021")]
    [InlineData("retinabench run --model ", "oracle")]
    [InlineData("retinabench explain task-", "task-easy")]
    [InlineData("retinabench render --environment ", "alpha-sweep")]
    [InlineData("retinabench list ", "criteria")]
    [InlineData("retinabench completion ", "fish")]
    public void Suggest_UnfinishedLine_OffersTheValue(string line, string expected) =>
        Assert.Contains(expected, CliRun.Of($"[suggest:{line.Length}]", line).AssertDone().OutLines);

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public void Script_OfAShell_AsksTheProgram(string shell)
    {
        string script = CliRun.Of("completion", shell).AssertDone().Out;

        Assert.Contains("retinabench \"[suggest:", script, StringComparison.Ordinal);
    }
}
