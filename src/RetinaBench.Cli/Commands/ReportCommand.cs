using System.CommandLine;
using RetinaBench.Baselines.Conformance;
using RetinaBench.Cli.Running;
using RetinaBench.Reports;
using RetinaBench.Runs;

namespace RetinaBench.Cli.Commands;

/// <summary><c>report</c>: makes the report of a run again, from its record alone.</summary>
internal sealed class ReportCommand : ExampleCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public ReportCommand(CommandContext context)
        : base("report", "Make the report of a run again, from its record alone.", "report results/latest/run.json", "report run.json --out report", "report run.json --format junit,github")
    {
        var record = new Argument<string>("record") { HelpName = "RUN.json", Description = "The record of a run." };
        var folder = new Option<string?>("--out") { HelpName = "FOLDER", Description = "Where the report goes; beside the record if left out." };
        Add(record);
        Option<ReportSelection> format = CommonOptions.Format();
        Option<string?> baselines = BaselineCommand.Folder();
        Add(folder);
        Add(baselines);
        Add(format);
        SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(record);
            string target = parsed.GetValue(folder) ?? Path.GetDirectoryName(Path.GetFullPath(path))!;
            RunRecord read = RunRecordFile.Read(path);
            ReportSelection report = parsed.GetValue(format)!;
            IReadOnlyList<ConformanceBaseline> known = BaselineCommand.FolderOf(parsed.GetValue(baselines)).Read();
            ConformanceComparison? comparison = known.Count == 0 ? null : ConformanceComparer.Compare(known, read, isWhole: false);
            ReportWriter.Write(read, target, report.Files, comparison);
            foreach (string file in ReportWriter.MainFiles(report.Files))
                context.Console.Out.WriteLine(Path.Combine(target, file));
            if (report.GitHub)
                GitHubJob.Tell(read, comparison, context.Console);
            return ExitCode.Done;
        });
    }
}
