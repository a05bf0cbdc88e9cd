using System.CommandLine;
using RetinaBench.Baselines.Conformance;
using RetinaBench.Cli.Baselines;
using RetinaBench.Json;
using RetinaBench.Runs;

namespace RetinaBench.Cli.Commands;

/// <summary><c>baseline check</c>: holds a run against its accepted baselines; the gate fails for what regressed or vanished.</summary>
internal sealed class BaselineCheckCommand : ExampleCommand
{
    private readonly Argument<string> _record = new("record") { HelpName = "RUN.json", Description = "The record of a run." };
    private readonly Option<string?> _folder = BaselineCommand.Folder();
    private readonly Option<bool> _whole = new("--whole") { Description = "Every model that has a baseline must be in the record: one that is not has vanished." };
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public BaselineCheckCommand(CommandContext context)
        : base("check", "Hold a run against its baselines: exit code 1 where a verdict or an accuracy regressed or vanished.", "baseline check results/latest/run.json", "baseline check run.json --whole --json")
    {
        Add(_record);
        foreach (Option option in (Option[])[_folder, _whole, _json])
            Add(option);
        SetAction(parsed => Run(parsed, context));
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        BaselineFolder folder = BaselineCommand.FolderOf(parsed.GetValue(_folder));
        IReadOnlyList<ConformanceBaseline> baselines = folder.Read();
        ConformanceComparison comparison = ConformanceComparer.Compare(baselines, RunRecordFile.Read(parsed.GetRequiredValue(_record)), parsed.GetValue(_whole));
        if (parsed.GetValue(_json))
            context.Console.Out.Write(StrictJson.Serialize(comparison));
        else
            BaselineText.Write(comparison, context.Console.Out);
        BaselineText.WriteFailures(comparison, context.Console.Error);
        if (comparison.Fails)
            return ExitCode.GateFailed;
        if (!comparison.IsEmpty)
            return ExitCode.Done;
        context.Console.Error.WriteLine($"{RetinaBenchApp.Name}: nothing was compared: {(baselines.Count == 0 ? $"there are no baselines in {folder.Path}" : "no baseline is of the same thing as the record")}");
        return ExitCode.NothingMeasured;
    }
}
