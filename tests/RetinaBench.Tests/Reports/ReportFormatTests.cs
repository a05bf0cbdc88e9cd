using System.Text.RegularExpressions;
using System.Xml.Linq;
using RetinaBench.Reports;

namespace RetinaBench.Tests.Reports;

/// <summary>What must hold of the files whatever the names in a record are: links lead somewhere, tables are whole, markup is well formed.</summary>
public sealed partial class ReportFormatTests
{
    private static readonly IReadOnlyList<ReportFile> Files = ReportWriter.Render(HostileRun.Record);

    [Fact]
    public void Files_OfAnyNames_HaveDistinctPlainPaths()
    {
        Assert.Equal(Files.Count, Files.Select(file => file.Path.ToUpperInvariant()).Distinct().Count());
        Assert.All(Files.Skip(1), file => Assert.Matches(@"^(index\.html|site/site\.(css|js)|models/[a-z0-9_][a-z0-9_.-]{0,70}\.(md|html)|figures/[a-z0-9_][a-z0-9_.-]{0,70}/[a-z0-9_.-]{1,70}\.svg)$", file.Path));
        Assert.All(Files.Skip(1), file => Assert.DoesNotMatch(@"/(con|prn|aux|nul|com\d|lpt\d)[./]", file.Path));
    }

    [Fact]
    public void Links_OfEveryPage_LeadToFilesAndPlacesOfTheReport()
    {
        HashSet<string> paths = [.. Files.Select(file => file.Path)];
        int links = 0;
        foreach (ReportFile page in Pages())
        {
            HashSet<string> anchors = [.. Anchor().Matches(page.Text).Select(match => match.Groups[1].Value)];
            foreach (string target in Link().Matches(page.Text).Select(match => match.Groups[1].Value))
            {
                links++;
                if (target.StartsWith('#'))
                    Assert.Contains(target[1..], anchors);
                else
                    Assert.Contains(Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(page.Path)!, target))), paths);
            }
        }

        Assert.True(links > HostileRun.Names.Count, $"only {links} links were seen");
    }

    [Fact]
    public void Figures_OfEveryModel_AreShownOnItsPage()
    {
        foreach (ReportFile figure in Files.Where(file => file.Path.EndsWith(".svg", StringComparison.Ordinal)))
        {
            string page = $"models/{figure.Path.Split('/')[1]}.md";
            Assert.Contains($"](../{figure.Path})", Files.Single(file => file.Path == page).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Figures_OfAnyNames_AreWellFormed() =>
        Assert.All(Files.Where(file => file.Path.EndsWith(".svg", StringComparison.Ordinal)), file => Assert.Equal("svg", XDocument.Parse(file.Text).Root!.Name.LocalName));

    [Fact]
    public void Tables_OfAnyNames_HaveAsManyCellsInEveryRow()
    {
        foreach (ReportFile page in Pages())
        {
            int width = 0;
            foreach (string line in page.Text.Split('\n'))
            {
                int cells = line.StartsWith('|') ? Bar().Count(line) : 0;
                Assert.True(cells == 0 || width == 0 || cells == width, $"{page.Path}: {line}");
                width = cells;
            }
        }
    }

    [Fact]
    public void Html_OfAnyNames_IsOurOwn() => Assert.All(Pages(), page =>
        Assert.All(Html().Matches(page.Text), tag => Assert.Matches("^<(a id=\"[a-z0-9_.-]+\"|/a|details|/details|summary|/summary)>$", tag.Value)));

    [Fact]
    public void Pages_OfAnyNames_HaveOnlyVisibleCharactersAndOneKindOfLineEnd() =>
        Assert.All(Pages(), page => Assert.DoesNotMatch(@"[\r\t\u0000\u202E]", page.Text));

    private static IEnumerable<ReportFile> Pages() => Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal));

    [GeneratedRegex("<a id=\"([^\"]*)\"></a>")]
    private static partial Regex Anchor();

    // A link of ours; brackets and parentheses of other origin stand behind a backslash.
    [GeneratedRegex(@"(?<!\\)\]\(([^)]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Html();
}
