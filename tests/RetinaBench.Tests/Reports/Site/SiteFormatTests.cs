using System.Xml.Linq;
using RetinaBench.Reports;

namespace RetinaBench.Tests.Reports.Site;

/// <summary>What must hold of HTML pages whatever the names in a record are.</summary>
public sealed class SiteFormatTests
{
    private static readonly string[] Tags =
    [
        "html", "head", "meta", "title", "link", "script", "body", "a", "header", "nav", "ul", "li", "main", "h1", "h2", "h3", "p", "strong", "div", "table", "caption",
        "thead", "tbody", "tr", "th", "td", "figure", "img", "figcaption", "details", "summary",
    ];

    private static readonly string[] Attributes =
    [
        "lang", "charset", "http-equiv", "content", "name", "rel", "href", "src", "alt", "id", "class", "tabindex", "role", "aria-label", "scope", "title", "data-kind", "data-rank",
    ];

    private static readonly IReadOnlyList<ReportFile> Files = ReportWriter.Render(HostileRun.Record);
    private static readonly HtmlPage[] Pages = [.. Files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal)).Select(file => new HtmlPage(file))];

    [Fact]
    public void Pages_OfAnyNames_AreOneForEachMarkdownPage() => Assert.Equal(
        Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)).Select(file => file.Path.Replace("LEADERBOARD.md", "index.html", StringComparison.Ordinal).Replace(".md", ".html", StringComparison.Ordinal)),
        Pages.Select(page => page.Path));

    [Fact]
    public void Elements_OfAnyNames_AreOurOwn() => Assert.All(Pages, page =>
    {
        Assert.Empty(page.Root.DescendantsAndSelf().Select(element => element.Name.LocalName).Except(Tags));
        Assert.Empty(page.Root.DescendantsAndSelf().Attributes().Select(attribute => attribute.Name.LocalName).Except(Attributes));
        XElement script = Assert.Single(page.All("script"));
        Assert.Empty(script.Value);
        Assert.EndsWith("site/site.js", script.Attribute("src")!.Value, StringComparison.Ordinal);
    });

    [Fact]
    public void Names_OfAnyModel_AreReadAsTheyAreWritten()
    {
        string[] links = [.. Pages[0].All("table").First().Descendants("a").Select(link => link.Value)];

        Assert.All(HostileRun.Names, name => Assert.Contains(AsShown(name), links));
        Assert.Equal(links.Order(StringComparer.Ordinal), Pages.Skip(1).Select(page => page.All("h1").Single().Value).Order(StringComparer.Ordinal));
        Assert.All(Pages.Skip(1), page => Assert.Equal(page.All("h1").Single().Value + " - RetinaBench", page.All("title").Single().Value));
    }

    [Fact]
    public void Targets_OfEveryPage_AreFilesAndPlacesOfTheReport()
    {
        HashSet<string> paths = [.. Files.Select(file => file.Path)];
        Dictionary<string, IReadOnlyList<string>> ids = Pages.ToDictionary(page => page.Path, page => page.Ids);
        (string Path, string? Fragment)[] targets = [.. Pages.SelectMany(page => page.Targets)];

        Assert.All(targets, target => Assert.Contains(target.Path, paths));
        Assert.All(targets.Where(target => target.Fragment is not null), target => Assert.Contains(target.Fragment!, ids[target.Path]));
        Assert.DoesNotContain(targets, target => target.Path.EndsWith(".md", StringComparison.Ordinal));
        Assert.All(Files.Where(file => file.Path.EndsWith(".svg", StringComparison.Ordinal)), figure => Assert.Contains((figure.Path, null), targets));
    }

    [Fact]
    public void Ids_OfEveryPage_AreUnique() => Assert.All(Pages, page => Assert.Equal(page.Ids.Distinct(), page.Ids));

    [Fact]
    public void Tables_OfEveryPage_HaveCaptionsAndHeads() => Assert.All(Pages.SelectMany(page => page.All("table")), table =>
    {
        Assert.NotEmpty(table.Element("caption")!.Value);
        Assert.All(table.Element("thead")!.Descendants("th"), head => Assert.Equal("col", head.Attribute("scope")!.Value));
        int columns = table.Element("thead")!.Descendants("th").Count();
        Assert.All(table.Element("tbody")!.Elements("tr"), row =>
        {
            Assert.Equal(columns, row.Elements().Count());
            Assert.Equal("row", row.Elements().First().Attribute("scope")!.Value);
        });
    });

    [Fact]
    public void Figures_OfEveryPage_HaveTextInTheirPlace() => Assert.All(Pages.SelectMany(page => page.All("img")), image =>
    {
        Assert.NotEmpty(image.Attribute("alt")!.Value);
        Assert.NotNull(image.Ancestors("figure").Single().Element("figcaption"));
    });

    [Fact]
    public void Pages_OfAnyNames_HaveLanguageSkipLinkAndPolicy() => Assert.All(Pages, page =>
    {
        Assert.Equal("en", page.Root.Attribute("lang")!.Value);
        XElement skip = page.All("a").First();
        Assert.Equal("skip", skip.Attribute("class")!.Value);
        Assert.Equal(page.All("main").Single().Attribute("id")!.Value, skip.Attribute("href")!.Value[1..]);
        Assert.Contains(page.All("meta"), meta => meta.Attribute("content")?.Value.StartsWith("default-src 'none';", StringComparison.Ordinal) == true);
    });

    // White space is one space, what cannot be seen is U+FFFD, and the ends are cut: what escaping does to any text.
    private static string AsShown(string name) =>
        name.Replace('\n', ' ').Replace("\u202E", "\uFFFD", StringComparison.Ordinal).Replace("\0", "\uFFFD", StringComparison.Ordinal).Replace("\ud800", "\uFFFD", StringComparison.Ordinal).Trim();
}
