using RetinaBench.Reports;

namespace RetinaBench.Cli.Running;

/// <summary>The forms in which a command reports.</summary>
/// <param name="Files">What is written into the folder.</param>
/// <param name="GitHub">Whether a GitHub workflow is told, too.</param>
internal sealed record ReportSelection(ReportFormats Files, bool GitHub)
{
    private const string GitHubName = "github";

    private static readonly (string Name, ReportFormats Format)[] s_files =
        [("md", ReportFormats.Markdown), ("html", ReportFormats.Html), ("json", ReportFormats.Json), ("junit", ReportFormats.JUnit)];

    /// <summary>Every form, as it is written on the command line.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_files.Select(f => f.Name), GitHubName];

    /// <summary>What is written where nothing is asked for.</summary>
    public static ReportSelection Default { get; } = new(ReportFormats.Pages, false);

    /// <summary>The list, as it is written on the command line; help shows it as the default.</summary>
    public override string ToString() => string.Join(',', [.. s_files.Where(f => Files.HasFlag(f.Format)).Select(f => f.Name), .. GitHub ? (string[])[GitHubName] : []]);

    /// <summary>Reads a list.</summary>
    /// <param name="names">Forms, one or several in a text with ',' between them.</param>
    /// <param name="unknown">The first that is none, or null.</param>
    public static ReportSelection Parse(IEnumerable<string> names, out string? unknown)
    {
        string[] all = [.. names.SelectMany(n => n.Split(',')).Select(n => n.Trim())];
        unknown = all.FirstOrDefault(n => !Names.Contains(n));
        return new(s_files.Where(f => all.Contains(f.Name)).Aggregate(ReportFormats.None, (sum, f) => sum | f.Format), all.Contains(GitHubName));
    }
}
