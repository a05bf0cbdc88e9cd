using RetinaBench.Reports.Site;

namespace RetinaBench.Reports.Comparisons;

/// <summary>Writes a comparison: <c>COMPARISON.md</c>, the same as <c>COMPARISON.html</c>, and its figures under <c>comparison/</c>.</summary>
/// <remarks>A folder may hold a report and a comparison; neither touches the files of the other but for the style and script that they share.</remarks>
public static class ComparisonWriter
{
    /// <summary>Name of the page in the folder of a comparison.</summary>
    public const string MarkdownFileName = "COMPARISON.md";

    /// <summary>Name of the page's HTML.</summary>
    public const string HtmlFileName = "COMPARISON.html";

    /// <summary>Makes the files of a comparison without writing them.</summary>
    /// <param name="comparison">The comparison.</param>
    public static IReadOnlyList<ReportFile> Render(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        (string markdown, IReadOnlyList<ComparedExhibit> figures) = ComparisonPage.Render(comparison);
        var page = new ReportFile(MarkdownFileName, markdown);
        return [page, SitePage.Of(page, HtmlFileName), .. figures.Select(figure => new ReportFile(figure.Path, figure.Figure.ToSvg())), .. SiteAssets.Files];
    }

    /// <summary>Writes a comparison, and removes the files of an earlier one that it no longer has.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="folder">Where to; it is made where there is none.</param>
    /// <exception cref="InputException">The folder or a file in it cannot be written.</exception>
    public static void Write(RunComparison comparison, string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        new ReportFolder(folder, ReportFolder.ComparisonList).Replace(Render(comparison), _ => true);
    }
}
