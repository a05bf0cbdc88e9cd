using RetinaBench.Cli.Terminal;
using RetinaBench.Cli.Tests.Fixtures;

namespace RetinaBench.Cli.Tests;

public sealed class RetinaBenchAppTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Defect_OfTheProgram_IsOneLineUnlessDebugging(bool debug)
    {
        using var output = new BrokenWriter();
        using var error = new StringWriter { NewLine = "\n" };
        using var console = new CliConsole(output, error) { Debug = debug };

        int exitCode = RetinaBenchApp.Run(["list", "suites"], console);

        Assert.Equal(3, exitCode);
        string[] lines = error.ToString().TrimEnd('\n').Split('\n');
        Assert.StartsWith("retinabench: internal error: NotSupportedException: broken on purpose; please report it", lines[0], StringComparison.Ordinal);
        Assert.Equal(debug, lines.Length > 1);
    }

    [Fact]
    public void Interruption_OfARun_SaysHowToGoOn()
    {
        using var folder = new Testing.TemporaryFolder();

        CliRun run = CliRun.Of(new CancellationToken(canceled: true), [.. FinishedRun.Arguments, "--out", folder.At("run")]);

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("--resume", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void Process_OnBrokenPipe_EndsQuietly()
    {
        using var process = CliProcess.Start(Path.GetTempPath(), "list", "criteria");
        process.StandardOutput.Close();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal("", error);
        Assert.Equal(0, process.ExitCode);
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void Write(char value) => throw new NotSupportedException("broken on purpose");

        public override void Write(string? value) => throw new NotSupportedException("broken on purpose");

        public override void WriteLine(string? value) => throw new NotSupportedException("broken on purpose");
    }
}
