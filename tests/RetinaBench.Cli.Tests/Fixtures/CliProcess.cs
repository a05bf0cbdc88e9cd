using System.Diagnostics;

namespace RetinaBench.Cli.Tests.Fixtures;

/// <summary>The built command as a process of its own.</summary>
internal static class CliProcess
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "retinabench.dll");

    // Children of a test run that ignores SIGINT, such as a background job of a script, ignore it too; env executes dotnet in its own place, under the same process id.
    private static readonly string[] Launcher = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];

    /// <summary>Starts a command line.</summary>
    public static Process Start(string workingFolder, params IReadOnlyList<string> args)
    {
        var start = new ProcessStartInfo(Launcher[0], [.. Launcher[1..], Program, .. args])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet cannot be started");
    }

    /// <summary>Runs a command line to its end.</summary>
    public static CliRun Run(string workingFolder, params IReadOnlyList<string> args)
    {
        using Process process = Start(workingFolder, args);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
