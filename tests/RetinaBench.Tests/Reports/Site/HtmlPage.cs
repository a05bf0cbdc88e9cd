using System.Xml.Linq;
using RetinaBench.Reports;

namespace RetinaBench.Tests.Reports.Site;

/// <summary>A page of a site, read as the XML that it is.</summary>
internal sealed class HtmlPage(ReportFile file)
{
    private readonly XDocument _document = XDocument.Parse(file.Text, LoadOptions.PreserveWhitespace);

    public string Path { get; } = file.Path;

    public XElement Root => _document.Root!;

    public IReadOnlyList<string> Ids => [.. Root.DescendantsAndSelf().Attributes("id").Select(id => id.Value)];

    /// <summary>What links and embedded files name, fragments apart from paths: (path in the folder, fragment or null).</summary>
    public IEnumerable<(string Path, string? Fragment)> Targets => Root.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "href" or "src").Select(target =>
    {
        string[] parts = target.Value.Split('#');
        return (parts[0].Length == 0 ? Path : Resolve(parts[0]), parts.Length > 1 ? parts[1] : null);
    });

    public IEnumerable<XElement> All(string tag) => Root.Descendants(tag);

    // Two folders are above the pages' own, so that a path that climbs out of the report is seen to do so.
    private string Resolve(string target) =>
        System.IO.Path.GetRelativePath("/above/report", System.IO.Path.GetFullPath(System.IO.Path.Combine("/above/report", System.IO.Path.GetDirectoryName(Path)!, target)));
}
