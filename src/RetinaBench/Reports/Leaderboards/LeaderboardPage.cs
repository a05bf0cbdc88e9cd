using System.Globalization;
using RetinaBench.Baselines.Conformance;
using RetinaBench.Criteria;
using RetinaBench.Experiments.Encoding.Recorded;
using RetinaBench.Models;
using RetinaBench.Reports.Markdown;
using RetinaBench.Runs;

namespace RetinaBench.Reports.Leaderboards;

/// <summary>Writes the leaderboard.</summary>
internal static class LeaderboardPage
{
    private const int FingerprintDigits = 12;
    private const string None = "-";

    /// <summary>The page.</summary>
    /// <param name="record">The record of the run.</param>
    /// <param name="models">Its models.</param>
    /// <param name="comparison">The run held against baselines; null where there are none.</param>
    public static string Render(RunRecord record, IReadOnlyList<ReportedModel> models, ConformanceComparison? comparison)
    {
        var page = new MarkdownDocument();
        page.Heading(1, "Leaderboard");
        page.Paragraph(string.Create(CultureInfo.InvariantCulture,
            $"Measured by RetinaBench {MarkdownText.Escape(record.ToolVersion)} with {record.StimuliPerPoint} stimuli a point. Intervals in brackets are 95 % intervals. ")
            + "When and where it was measured stands in the run record alone, so the same results give the same page.");
        OverviewSection.Add(page, record, models);
        for (int i = 0; i < record.Suites.Count; i++)
            AddSuite(page, record.Suites[i], Standing.Rank(models, i), NotApplicableLines.Of(models, i), comparison);
        AddErrors(page, record, models);
        return page.ToString();
    }

    private static void AddSuite(MarkdownDocument page, SuiteRecord suite, Standing[] standings, IReadOnlyList<string> others, ConformanceComparison? comparison)
    {
        page.Heading(2, MarkdownText.Escape(suite.Title));
        page.Paragraph($"Suite {MarkdownText.Escape(suite.Id)}, version {Number(suite.Version)}. {MarkdownText.Escape(suite.Citation)}");

        page.Heading(3, "Results");
        bool decides = Standing.AnyDecides(standings);
        Column<Standing>[] results = ResultColumns(standings, decides);
        page.Table(results, standings).Legend(results);
        page.Paragraph($"Subjects come first, then oracles (built to pass), then nulls (built to fail); among them {(decides ? "by tier, then " : "")}by criteria passed.");
        foreach (string line in others)
            page.Paragraph(line);
        if (decides)
            TradeOffSection.Add(page, standings);

        CriterionCard[] judged = [.. suite.Criteria.Where(criterion => criterion.Judged)];
        page.Heading(3, "Verdicts");
        page.Table([Standing.ModelColumn(), .. judged.Select(criterion => VerdictColumn(criterion, suite, comparison))], standings);
        page.Paragraph(string.Join("; ", VerdictMark.All.Select(verdict => $"**{VerdictMark.Mark(verdict)}** {VerdictMark.Words(verdict)}: {VerdictMark.Meaning(verdict)}")) + ".");
        page.Legend(judged.Select(criterion => VerdictColumn(criterion, suite, comparison)));
        AddNulls(page, standings);
        if (comparison is not null)
            BaselineSection.Add(page, suite.Id, comparison);
        FamilySection.Add(page, judged, standings);

        foreach (CriterionCard criterion in suite.Criteria.Where(criterion => !criterion.Judged))
            AddDescriptive(page, criterion, standings);

        if (suite.Environments.Count > 0)
        {
            page.Heading(3, "Environments");
            page.Table(EnvironmentColumns(), suite.Environments);
        }

        if (suite.Recordings is { } recordings)
        {
            page.Heading(3, "Recordings");
            page.Table(RecordingColumns(), recordings);
        }
    }

    private static Column<Standing>[] ResultColumns(Standing[] standings, bool decides) =>
    [
        Standing.ModelColumn(),
        .. standings.Any(standing => standing.Entry.Model.Family is not null) ? (Column<Standing>[])[FamilyColumn()] : [],
        new("Version", "", standing => MarkdownText.Escape(standing.Entry.Model.Card?.Version ?? None)),
        new("Role", "why it is here: subject of study, oracle or null control; unknown where it could not be opened", standing => standing.Entry.RoleName),
        new("Passed / judged", "criteria that hold / criteria that hold or fail; the columns beside it count those that could not be judged",
            standing => $"{Number(standing.Count(Verdict.Passed))} / {Number(standing.Judged)}", Numeric: true),
        .. VerdictMark.All.Where(verdict => verdict is not (Verdict.Passed or Verdict.Failed)).Select(verdict =>
            new Column<Standing>(Capital(VerdictMark.Words(verdict)), VerdictMark.Meaning(verdict), standing => Number(standing.Count(verdict)), Numeric: true)),
        .. decides ? DecisionColumns() : [],
        .. standings.Any(standing => standing.Correlation is not null) ? (Column<Standing>[])[CorrelationColumn()] : [],
        .. standings.Any(standing => standing.Recorded is not null) ? (Column<Standing>[])[RecordedColumn()] : [],
    ];

    private static Column<Standing>[] DecisionColumns() =>
    [
        new("Tier", "models whose accuracies cannot be told from the best of the tier: their 95 % intervals overlap", standing => standing.Tier is { } tier ? Number(tier) : None, Numeric: true),
        new("Accuracy", "right answers of the intact model on the stimuli of the single-lesion experiment",
            standing => standing.Accuracy is { } accuracy ? MarkdownText.Escape(Text.Number(accuracy)) : None, Numeric: true),
        new("Threshold alpha", "speed ratio at 75 % accuracy of the intact model; - where it was not reached or not measured",
            standing => standing.Threshold is { } threshold ? MarkdownText.Escape(Text.Number(threshold)) : None, Numeric: true),
    ];

    private static Column<Standing> CorrelationColumn() => new(
        "CC", "correlation with the true rate of the first cell that the model is fitted to, on frames that were not fitted",
        standing => standing.Correlation is { } score ? MarkdownText.Escape(Text.Number(score.Raw) + (score.Error is { } error ? $" [{Text.Number(error.Lower)}, {Text.Number(error.Upper)}]" : "")) : None, Numeric: true);

    private static Column<Standing> RecordedColumn() => new(
        "Mean CC", "correlation with the responses of recorded cells on frames that were not fitted, the mean over cells that the model could be fitted to; how many these are of all, too",
        standing => standing.Recorded is { } table ? MarkdownText.Escape(MeanOf([.. table.Fitted.Select(cell => cell.Chosen!.Correlation?.Raw).OfType<double>()], table.Cells.Count)) : None, Numeric: true);

    private static string MeanOf(double[] correlations, int cells) =>
        correlations.Length == 0 ? Text.Of($"{None} (0 of {cells} cells)") : Text.Of($"{Text.Number(correlations.Average())} ({correlations.Length} of {cells} cells)");

    private static Column<Standing> FamilyColumn() =>
        new("Family", "models of one making, which are compared below", standing => MarkdownText.Escape(standing.Entry.Model.Family ?? None));

    private static Column<Standing> VerdictColumn(CriterionCard criterion, SuiteRecord suite, ConformanceComparison? comparison) => new(
        MarkdownText.Escape(criterion.Id),
        $"{MarkdownText.Escape(criterion.Claim)} Rule: {MarkdownText.Escape(criterion.Rule)}. Published: {MarkdownText.Escape(criterion.Published)}.",
        standing => VerdictMark.Mark(standing.VerdictOf(criterion), comparison?.VerdictBefore(standing.Entry.Model.Name, suite.Id, criterion.Id)),
        Verdicts: true);

    private static Column<EnvironmentRecord>[] EnvironmentColumns() =>
    [
        new("Environment", "", environment => MarkdownText.Escape(environment.Name)),
        new("Version", "", environment => Number(environment.Version), Numeric: true),
        new("Points", "", environment => Number(environment.Points), Numeric: true),
        new("Fingerprint", "", environment => MarkdownText.Escape(environment.Fingerprint[..Math.Min(FingerprintDigits, environment.Fingerprint.Length)])),
    ];

    private static Column<RecordedSource>[] RecordingColumns() =>
    [
        new("File", "", source => MarkdownText.Escape(source.File)),
        new("Cells", "", source => MarkdownText.Escape(string.Join(", ", source.Cells.Select(Number)))),
        new("SHA-256", "", source => MarkdownText.Escape(source.Sha256[..Math.Min(FingerprintDigits, source.Sha256.Length)])),
    ];

    private static void AddNulls(MarkdownDocument page, Standing[] standings)
    {
        Standing[] nulls = [.. standings.Where(standing => standing.Entry.Model.Card?.Role == ModelRole.Null)];
        string[] passed = [.. nulls.SelectMany(standing => standing.Results.Judgements
            .Where(judgement => judgement.Verdict == Verdict.Passed)
            .Select(judgement => $"{MarkdownText.Escape(standing.Entry.Model.Name)} passes {MarkdownText.Escape(judgement.Criterion)}"))];
        if (nulls.Length > 0)
            page.Paragraph(passed.Length == 0
                ? "No null passes a criterion."
                : $"**A criterion that a null passes shows nothing:** {string.Join("; ", passed)}.");
    }

    private static void AddDescriptive(MarkdownDocument page, CriterionCard criterion, Standing[] standings)
    {
        page.Heading(3, $"{MarkdownText.Escape(criterion.Id)} (descriptive)");
        page.Paragraph($"{MarkdownText.Escape(criterion.Claim)} Published: {MarkdownText.Escape(criterion.Published)}. Never judged.");
        page.Table(
            [
                Standing.ModelColumn(),
                new("Measured", "", standing => MarkdownText.Escape(Described(standing, criterion))),
            ],
            standings);
    }

    // What stands in place of a measurement says why there is none.
    private static string Described(Standing standing, CriterionCard criterion)
    {
        Judgement judgement = standing.JudgementOf(criterion);
        return judgement.Reason == Descriptive.MeasuredReason ? judgement.Measured : $"{judgement.Measured}: {judgement.Reason}";
    }

    private static void AddErrors(MarkdownDocument page, RunRecord record, IReadOnlyList<ReportedModel> models)
    {
        page.Heading(2, "Errors");
        string[] errors = [.. models.SelectMany(Errors)];
        page.Bullets(errors);
        if (errors.Length == 0)
            page.Paragraph(record.Models.Count == 0 ? "No model was run." : "No model failed.");
        ReportedModel[] absent = [.. models.Where(entry => entry.Model.NotRun is not null)];
        if (absent.Length == 0)
            return;
        page.Heading(2, "Not run");
        page.Bullets([.. absent.Select(entry => $"{entry.NameLink}: {MarkdownText.Escape(entry.Model.NotRun!)}")]);
    }

    private static IEnumerable<string> Errors(ReportedModel entry)
    {
        string name = entry.NameLink;
        if (entry.Model.Error is { } error)
            yield return $"{name}: {MarkdownText.Escape(error)}";
        foreach (ModelSuiteRecord suite in entry.Model.Suites)
        {
            foreach (IGrouping<string, string> reason in ErroredCriteria.Of(entry.Model, suite))
                yield return $"{name}, {MarkdownText.Escape(string.Join(", ", reason))}: {MarkdownText.Escape(reason.Key)}";
        }
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
