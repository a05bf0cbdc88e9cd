using System.Text.Json;
using RetinaBench.Cli.Terminal;

namespace RetinaBench.Cli.Tests.Fixtures;

/// <summary>What one command line did, run in this process.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    /// <summary>Lines of <see cref="Out"/>, the end of the last one left out.</summary>
    public string[] OutLines => Out.TrimEnd('\n').Split('\n');

    /// <summary>Runs a command line.</summary>
    public static CliRun Of(params string[] args) => Of(CancellationToken.None, args);

    /// <summary>Runs a command line that may be interrupted.</summary>
    public static CliRun Of(CancellationToken cancellation, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var console = new CliConsole(output, error);
        int exitCode = RetinaBenchApp.Run(args, console, cancellation);
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>This run, once it is clear that it went well.</summary>
    public CliRun AssertDone()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Error}");
        return this;
    }

    /// <summary>The one JSON document on stdout.</summary>
    public JsonElement Json() => JsonDocument.Parse(Out).RootElement;

    /// <summary>The one line on stderr of a refused input, which has exit code 2.</summary>
    public string AssertRefused()
    {
        Assert.True(ExitCode == 2, $"exit code {ExitCode}: {Error}{Out}");
        Assert.Empty(Out);
        Assert.EndsWith("\n", Error, StringComparison.Ordinal);
        string line = Error[..^1];
        Assert.DoesNotContain('\n', line);
        Assert.StartsWith("retinabench: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", line, StringComparison.Ordinal);
        return line;
    }
}
