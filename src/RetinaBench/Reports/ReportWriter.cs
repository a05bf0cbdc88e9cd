using RetinaBench.Baselines.Conformance;
using RetinaBench.Reports.Exchange;
using RetinaBench.Reports.Exhibits;
using RetinaBench.Reports.Figures;
using RetinaBench.Reports.Leaderboards;
using RetinaBench.Reports.ModelPages;
using RetinaBench.Reports.Site;
using RetinaBench.Runs;

namespace RetinaBench.Reports;

/// <summary>
/// Writes the report of a run: <c>LEADERBOARD.md</c>, a page a model under <c>models/</c>, and its figures and movies under <c>figures/</c>;
/// and beside each Markdown page the same page as HTML, with <c>index.html</c> as the leaderboard and entrance; where asked for, the verdicts
/// as JSON and JUnit XML.
/// </summary>
/// <remarks>
/// Everything comes from the record; no model is opened. <see cref="RunRecord.Timing"/> is left out, so two runs of one plan give
/// the same bytes and a committed report changes only when a result does; times stay in the record. Thread-safe, but two reports
/// must not be written into one folder at once.
/// </remarks>
public static class ReportWriter
{
    /// <summary>Name of the leaderboard's file in the folder of a report.</summary>
    public const string LeaderboardFileName = "LEADERBOARD.md";

    /// <summary>Name of the leaderboard's HTML file in the folder of a report.</summary>
    public const string IndexFileName = "index.html";

    /// <summary>Makes the files of a report without writing them.</summary>
    /// <param name="record">A record of a run, as <see cref="RunRecord"/> files hold it.</param>
    /// <param name="formats">What is made.</param>
    /// <param name="comparison">The run held against baselines; null where there are none.</param>
    /// <returns>Of the Markdown and HTML pages the leaderboard, then the page, the figures and the movies of each model in the order of the record, then the HTML of these pages with its style and script; last JSON and JUnit XML. Paths are distinct.</returns>
    public static IReadOnlyList<ReportFile> Render(RunRecord record, ReportFormats formats = ReportFormats.Pages, ConformanceComparison? comparison = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        var names = new FileNames();
        ReportedModel[] models = [.. record.Models.Select((model, i) => new ReportedModel(model, i, names.Next(model.Name)))];
        List<ReportFile> files = (formats & ReportFormats.Pages) == 0 ? [] : [.. Pages(record, models, comparison)];
        if (formats.HasFlag(ReportFormats.Html))
            files.AddRange([.. files.Where(IsPage).Select(page => SitePage.Of(page)), .. SiteAssets.Files]);
        if (!formats.HasFlag(ReportFormats.Markdown))
            files.RemoveAll(IsPage);
        if (formats.HasFlag(ReportFormats.Json))
            files.Add(new(LeaderboardDocument.FileName, LeaderboardDocument.Render(record, models, comparison)));
        if (formats.HasFlag(ReportFormats.JUnit))
            files.Add(new(JUnitReport.FileName, JUnitReport.Render(record)));
        return files;
    }

    /// <summary>Where a reader begins: one file a format, but HTML only where there is no Markdown, which has the same.</summary>
    /// <param name="formats">What is made.</param>
    public static IReadOnlyList<string> MainFiles(ReportFormats formats) =>
    [
        .. formats.HasFlag(ReportFormats.Markdown) ? (string[])[LeaderboardFileName] : formats.HasFlag(ReportFormats.Html) ? [IndexFileName] : [],
        .. formats.HasFlag(ReportFormats.Json) ? (string[])[LeaderboardDocument.FileName] : [],
        .. formats.HasFlag(ReportFormats.JUnit) ? (string[])[JUnitReport.FileName] : [],
    ];

    /// <summary>The leaderboard alone, which leads to no pages.</summary>
    /// <param name="record">A record of a run, or of baselines.</param>
    public static string RenderLeaderboard(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return LeaderboardPage.Render(record, [.. record.Models.Select((model, i) => new ReportedModel(model, i, ""))], comparison: null);
    }

    /// <summary>Writes a report, and removes the files of an earlier one that it replaces.</summary>
    /// <remarks>
    /// Like is replaced by like: pages in any format with their figures by pages, JSON by JSON, JUnit XML by JUnit XML. What is not asked for stays as
    /// it is; <see cref="ReportFormats.None"/> writes and removes nothing.
    /// </remarks>
    /// <param name="record">A record of a run.</param>
    /// <param name="folder">
    /// Where to; it is made where there is none. <c>report.sha256</c> lists what was written: a file of an earlier report is removed
    /// only if that list has it and it still holds what was written. Each file is replaced in one step.
    /// </param>
    /// <param name="formats">What is written.</param>
    /// <param name="comparison">The run held against baselines; null where there are none.</param>
    /// <exception cref="InputException">The folder or a file in it cannot be written.</exception>
    public static void Write(RunRecord record, string folder, ReportFormats formats = ReportFormats.Pages, ConformanceComparison? comparison = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (formats != ReportFormats.None)
            new ReportFolder(folder).Replace(Render(record, formats, comparison), path => (KindOf(path) & formats) != 0);
    }

    private static ReportFormats KindOf(string path) => path switch
    {
        LeaderboardDocument.FileName => ReportFormats.Json,
        JUnitReport.FileName => ReportFormats.JUnit,
        _ => ReportFormats.Pages,
    };

    private static IEnumerable<ReportFile> Pages(RunRecord record, ReportedModel[] models, ConformanceComparison? comparison)
    {
        yield return new(LeaderboardFileName, LeaderboardPage.Render(record, models, comparison));
        foreach (ReportedModel entry in models)
        {
            IReadOnlyList<SuiteExhibits> exhibits = SuiteExhibits.Of(record, entry.Model);
            yield return new(entry.PagePath, ModelPage.Render(record, entry, exhibits));
            foreach (ReportFile picture in exhibits.SelectMany(suite => suite.All).SelectMany(shown => Pictures(entry, shown)))
                yield return picture;
        }
    }

    private static bool IsPage(ReportFile file) => file.Path.EndsWith(".md", StringComparison.Ordinal);

    private static IEnumerable<ReportFile> Pictures(ReportedModel entry, NumberedExhibit shown)
    {
        if (shown.Exhibit.Figure is { } figure)
            yield return new(entry.FigurePath(shown), figure.ToSvg());
        foreach ((Animation animation, string path) in entry.Animations(shown))
            yield return new(path, animation.ToPng());
    }
}
