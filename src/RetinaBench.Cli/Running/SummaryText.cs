using System.Globalization;
using RetinaBench.Cli.Baselines;
using RetinaBench.Cli.Listing;
using RetinaBench.Cli.Terminal;
using RetinaBench.Criteria;
using RetinaBench.Models;

namespace RetinaBench.Cli.Running;

/// <summary>Writes the summary of a run for people.</summary>
internal static class SummaryText
{
    /// <summary>One table a suite, then where the whole story is.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="output">Where to.</param>
    public static void Write(RunSummary summary, TextWriter output)
    {
        foreach (string suite in summary.Models.SelectMany(m => m.Suites).Select(s => s.Suite).Distinct())
        {
            output.WriteLine($"{suite}, {Words.Count(summary.StimuliPerPoint, "stimulus", "stimuli")} a point:");
            TableOf(summary, suite).Write(output);
            foreach (IGrouping<string, string> others in Others(summary, suite))
                output.WriteLine($"  not applicable to {string.Join(", ", others)}: {others.Key}");
            output.WriteLine();
        }

        WriteControls(summary, output);

        foreach (ModelSummary model in summary.Models.Where(m => m.Suites.All(s => s.NotApplicable is not null)))
            output.WriteLine($"not measured {model.Name}: no suite of this run is about such a model");
        if (summary.Baselines is { } baselines)
            output.WriteLine($"baselines    {BaselineText.Counted(baselines)}");
        if (summary.Models.All(m => m.Role is ModelRole.Oracle or ModelRole.Null))
            output.WriteLine($"models       controls only; one of your own is run by '{RetinaBenchApp.Name} run --model NAME=PATH'");
        if (summary.Report is { } report)
            output.WriteLine($"leaderboard  {report}");
        if (summary.Site is { } site)
            output.WriteLine($"site         {site}");
        output.WriteLine($"record       {summary.Record}");
    }

    private static IEnumerable<IGrouping<string, string>> Others(RunSummary summary, string suite) =>
        from model in summary.Models
        let reason = model.Suites.First(s => s.Suite == suite).NotApplicable
        where reason is not null
        group model.Name by reason;

    // Each control speaks for the suites that are about it, and for no other.
    private static void WriteControls(RunSummary summary, TextWriter output)
    {
        if (summary.ControlFaults.Count > 0)
            return;
        (ModelRole Role, SuiteJudgements Found)[] controls =
            [.. from model in summary.Models where model.Role is ModelRole.Oracle or ModelRole.Null from found in model.Suites where found.NotApplicable is null select (model.Role!.Value, found)];
        foreach (IGrouping<bool, string> suites in controls.GroupBy(c => c.Found.Suite).GroupBy(suite => OraclePassesNothing([.. suite]), suite => suite.Key).OrderBy(g => g.Key))
        {
            string where = summary.Models[0].Suites.Count > 1 ? $" ({string.Join(", ", suites)})" : "";
            output.WriteLine(suites.Key
                ? $"controls     say nothing here: the oracle passes no criterion, as so few stimuli decide none{where}"
                : $"controls     as they should be: no null passes a criterion, no oracle fails one{where}");
        }
    }

    private static bool OraclePassesNothing((ModelRole Role, SuiteJudgements Found)[] controls) =>
        controls.Any(c => c.Role == ModelRole.Oracle) && controls.Where(c => c.Role == ModelRole.Oracle).Sum(c => c.Found.Count(Verdict.Passed)) == 0;

    private static TextTable TableOf(RunSummary summary, string suite)
    {
        var table = new TextTable("  model", "role", "passed", "failed", "insufficient data", "not applicable", "failed criteria");
        foreach (ModelSummary model in summary.Models)
        {
            SuiteJudgements found = model.Suites.First(s => s.Suite == suite);
            if (found.NotApplicable is not null)
                continue;
            table.Add(
                "  " + model.Name,
                model.Role is { } role ? Words.Of(role) : "unknown",
                Number(found.Count(Verdict.Passed)),
                Number(found.Count(Verdict.Failed)),
                Number(found.Count(Verdict.InsufficientData)),
                Number(found.Count(Verdict.NotApplicable)),
                model.Error is { } error ? $"error: {error}" : model.NotRun is { } missing ? $"not run: {missing}" : string.Join(", ", found.Judgements.Where(j => j.Verdict == Verdict.Failed).Select(j => j.Criterion)));
        }

        return table;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
