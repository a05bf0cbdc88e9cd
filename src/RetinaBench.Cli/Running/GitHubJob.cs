using RetinaBench.Baselines.Conformance;
using RetinaBench.Cli.Terminal;
using RetinaBench.Reports.Exchange;
using RetinaBench.Runs;

namespace RetinaBench.Cli.Running;

/// <summary>Tells the GitHub workflow that this command is a step of.</summary>
internal static class GitHubJob
{
    /// <summary>Names the file to which a step appends its part of the job's summary.</summary>
    public const string SummaryVariable = "GITHUB_STEP_SUMMARY";

    /// <summary>Prints annotations on stderr, and appends to the job's summary where there is one.</summary>
    /// <param name="record">The record.</param>
    /// <param name="comparison">The run held against baselines; null where there are none.</param>
    /// <param name="console">Where to print.</param>
    /// <exception cref="InputException">The summary cannot be written.</exception>
    public static void Tell(RunRecord record, ConformanceComparison? comparison, CliConsole console)
    {
        foreach (string annotation in GitHubReport.Annotations(record, comparison))
            console.Error.WriteLine(annotation);
        if (Environment.GetEnvironmentVariable(SummaryVariable) is not { Length: > 0 } path)
            return;
        try
        {
            File.AppendAllText(path, GitHubReport.Summary(record, comparison));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"{path}: the summary of the job ({SummaryVariable}) cannot be written: {e.Message}", e);
        }
    }
}
