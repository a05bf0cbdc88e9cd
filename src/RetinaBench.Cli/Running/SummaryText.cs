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
            output.WriteLine();
        }

        if (summary.Models.Any(m => m.Role is ModelRole.Oracle or ModelRole.Null) && summary.ControlFaults.Count == 0)
        {
            output.WriteLine(OraclePassesNothing(summary)
                ? "controls     say nothing here: the oracle passes no criterion, as so few stimuli decide none"
                : "controls     as they should be: no null passes a criterion, no oracle fails one");
        }

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

    private static bool OraclePassesNothing(RunSummary summary) =>
        summary.Models.Any(m => m.Role is ModelRole.Oracle)
        && summary.Models.Where(m => m.Role is ModelRole.Oracle).SelectMany(m => m.Suites).Sum(s => s.Count(Verdict.Passed)) == 0;

    private static TextTable TableOf(RunSummary summary, string suite)
    {
        var table = new TextTable("  model", "role", "passed", "failed", "insufficient data", "not applicable", "failed criteria");
        foreach (ModelSummary model in summary.Models)
        {
            SuiteJudgements found = model.Suites.First(s => s.Suite == suite);
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
