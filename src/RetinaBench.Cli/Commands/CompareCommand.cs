using System.CommandLine;
using RetinaBench.Baselines.Conformance;
using RetinaBench.Cli.Comparing;
using RetinaBench.Json;
using RetinaBench.Reports.Comparisons;
using RetinaBench.Runs;

namespace RetinaBench.Cli.Commands;

/// <summary><c>compare</c>: two models of one run, or models of two runs, side by side.</summary>
internal sealed class CompareCommand : ExampleCommand
{
    private readonly Argument<string[]> _records = new("record") { HelpName = "RUN.json", Description = "The record of a run, or of two; a folder of baselines counts as the record of what was accepted.", Arity = new(1, 2) };
    private readonly Option<string[]> _models = new("--model") { HelpName = "NAME", Description = "Two models, the second one of the second record where there are two; one that both records have; or, with two records, every such model if left out.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _out = new("--out") { HelpName = "FOLDER", Description = "Write the whole comparison with figures there, as Markdown and HTML." };
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public CompareCommand(CommandContext context)
        : base(
            "compare",
            "Compare two models of a run, or two runs: verdicts and what changed, values with differences, curves in one figure.",
            "compare results/latest/run.json --model paper-1 paper-2",
            "compare before/run.json after/run.json --out results/comparison",
            "compare before/run.json after/run.json --model mine --json",
            "compare baselines/conformance results/latest/run.json")
    {
        Add(_records);
        foreach (Option option in (Option[])[_models, _out, _json])
            Add(option);
        Validators.Add(result =>
        {
            int records = result.GetValue(_records)?.Length ?? 0, models = result.GetValue(_models)?.Length ?? 0;
            if (records == 1 && models != 2)
                result.AddError($"one record is compared with itself by two models, not {models}: name them with --model NAME NAME, or give a second record");
            else if (models > 2)
                result.AddError($"--model: {models} models are named; two are compared");
            if (result.GetValue(_out) is "")
                result.AddError("--out: the name of the folder is empty");
        });
        SetAction(parsed => Run(parsed, context));
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        string[] paths = parsed.GetRequiredValue(_records);
        var a = new ComparedRun(paths[0], Read(paths[0]));
        ComparedRun b = paths.Length == 1 ? a : new(paths[1], Read(paths[1]));
        string[] models = parsed.GetValue(_models) ?? [];
        RunComparison comparison = RunComparer.Compare(a, b, models.Length == 0 ? null : [(models[0], models[^1])]);
        string? folder = parsed.GetValue(_out);
        if (folder is not null)
            ComparisonWriter.Write(comparison, folder);
        if (parsed.GetValue(_json))
            context.Console.Out.Write(StrictJson.Serialize(comparison));
        else
            ComparisonText.Write(comparison, folder, context.Console.Out);
        foreach (string reason in comparison.NotCompared)
            context.Console.Error.WriteLine($"{RetinaBenchApp.Name}: not compared: {reason}");
        if (!comparison.IsEmpty)
            return ExitCode.Done;
        context.Console.Error.WriteLine($"{RetinaBenchApp.Name}: nothing was compared: no suite of one version, on the same stimuli, is about both models of a pair");
        return ExitCode.NothingMeasured;
    }

    private static RunRecord Read(string path) => Directory.Exists(path) ? new BaselineFolder(path).ReadRecord() : RunRecordFile.Read(path);
}
