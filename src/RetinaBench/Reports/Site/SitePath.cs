using System.Text.RegularExpressions;

namespace RetinaBench.Reports.Site;

/// <summary>Where the HTML form of a Markdown page lies, and where its links lead.</summary>
internal static partial class SitePath
{
    private const string Markdown = ".md";
    private const string Html = ".html";

    /// <summary>The HTML file of a Markdown file: beside it under its name, but for the leaderboard, which is the entrance.</summary>
    /// <param name="path">A path or link with '/' between folders.</param>
    public static string Of(string path) =>
        path.EndsWith(ReportWriter.LeaderboardFileName, StringComparison.Ordinal) ? path[..^ReportWriter.LeaderboardFileName.Length] + ReportWriter.IndexFileName
        : path.EndsWith(Markdown, StringComparison.Ordinal) ? path[..^Markdown.Length] + Html
        : path;

    /// <summary>The way from a page to the folder of the report, for example <c>../</c>.</summary>
    public static string ToRoot(string page) => string.Concat(Enumerable.Repeat("../", page.Count(c => c == '/')));

    /// <summary>Whether a link stays in the folder of the report: a place on the page, or a file by relative path.</summary>
    public static bool IsOwn(string link) => Own().IsMatch(link);

    [GeneratedRegex(@"^(#[A-Za-z0-9_.-]+|(\.\./)?([A-Za-z0-9_][A-Za-z0-9_.-]*/)*[A-Za-z0-9_][A-Za-z0-9_.-]*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Own();
}
