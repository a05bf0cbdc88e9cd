using System.CommandLine;
using RetinaBench.Reports;
using RetinaBench.Runs;

namespace RetinaBench.Cli.Commands;

/// <summary><c>report</c>: makes the report of a run again, from its record alone.</summary>
internal sealed class ReportCommand : ExampleCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public ReportCommand(CommandContext context)
        : base("report", "Make the report of a run again, from its record alone.", "report results/latest/run.json", "report run.json --out report")
    {
        var record = new Argument<string>("record") { HelpName = "RUN.json", Description = "The record of a run." };
        var folder = new Option<string?>("--out") { HelpName = "FOLDER", Description = "Where the report goes; beside the record if left out." };
        Add(record);
        Add(folder);
        SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(record);
            string target = parsed.GetValue(folder) ?? Path.GetDirectoryName(Path.GetFullPath(path))!;
            ReportWriter.Write(RunRecordFile.Read(path), target);
            context.Console.Out.WriteLine(Path.Combine(target, ReportWriter.LeaderboardFileName));
            return ExitCode.Done;
        });
    }
}
