using System.CommandLine;
using RetinaBench.Baselines.Conformance;
using RetinaBench.Cli.Baselines;
using RetinaBench.Cli.Listing;
using RetinaBench.Criteria;
using RetinaBench.Runs;

namespace RetinaBench.Cli.Commands;

/// <summary><c>baseline accept</c>: makes what a run found the baseline of later ones.</summary>
internal sealed class BaselineAcceptCommand : ExampleCommand
{
    private readonly Argument<string> _record = new("record") { HelpName = "RUN.json", Description = "The record of a run." };
    private readonly Option<string[]> _models = new("--model") { HelpName = "NAME", Description = "Models whose results are accepted; every model of the record if left out.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _folder = BaselineCommand.Folder();
    private readonly Option<bool> _force = new("--force") { Description = "Replace a baseline by one of fewer stimuli." };

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public BaselineAcceptCommand(CommandContext context)
        : base("accept", "Make what a run found the baseline of later runs, and say what changes.", "baseline accept results/latest/run.json", "baseline accept run.json --model paper-1")
    {
        Add(_record);
        foreach (Option option in (Option[])[_models, _folder, _force])
            Add(option);
        SetAction(parsed => Run(parsed, context));
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        string path = parsed.GetRequiredValue(_record);
        BaselineFolder folder = BaselineCommand.FolderOf(parsed.GetValue(_folder));
        RunRecord record = RunRecordFile.Read(path);
        IReadOnlyList<ConformanceBaseline> known = folder.Read();
        RunRecord selected = Select(record, parsed.GetValue(_models) ?? [], path);
        ConformanceBaseline[] accepted = [.. ConformanceBaseline.Of(selected).Where(baseline => baseline.Model.NotRun is null)];
        // All is checked before anything is written.
        foreach (ConformanceBaseline baseline in accepted)
            Check(baseline, known, parsed.GetValue(_force), path);
        if (ControlGate.FaultsOf(selected) is [{ } fault, ..])
            throw new InputException($"{path}: {fault}; no baseline is made of that");
        ConformanceComparison comparison = ConformanceComparer.Compare(known, selected, isWhole: false);
        foreach (ConformanceBaseline baseline in accepted)
            folder.Write(baseline);
        BaselineText.Write(comparison, context.Console.Out);
        context.Console.Out.WriteLine($"accepted {Words.Count(accepted.Length, "baseline")} into {folder.Path}");
        return ExitCode.Done;
    }

    private static RunRecord Select(RunRecord record, string[] names, string path)
    {
        if (names.FirstOrDefault(name => record.Models.All(model => model.Name != name)) is { } unknown)
            throw new InputException($"--model: {path} has no model '{unknown}'; it has {string.Join(", ", record.Models.Select(model => model.Name))}");
        return names.Length == 0 ? record : record with { Models = [.. record.Models.Where(model => names.Contains(model.Name))] };
    }

    private static void Check(ConformanceBaseline baseline, IReadOnlyList<ConformanceBaseline> known, bool force, string path)
    {
        if (baseline.Model.Error is { } error)
            throw new InputException($"{path}: {baseline.Model.Name} was not measured to the end: {error}; no baseline is made of that");
        if (baseline.Model.Suites[0].Judgements.FirstOrDefault(judgement => judgement.Verdict == Verdict.Errored) is { } errored)
            throw new InputException($"{path}: {baseline.Model.Name} errored on {baseline.Suite.Id}/{errored.Criterion}: {errored.Reason}; no baseline is made of that");
        ConformanceBaseline? before = known.FirstOrDefault(other => other.IsOfSame(baseline));
        if (before is not null && before.StimuliPerPoint > baseline.StimuliPerPoint && !force)
        {
            throw new InputException(
                FormattableString.Invariant($"{path}: has {baseline.StimuliPerPoint} stimuli a point, the baseline of {baseline.Model.Name} on {baseline.Suite.Id} has {before.StimuliPerPoint}: run with --stimuli {before.StimuliPerPoint}, or accept less with --force"));
        }
    }
}
