using Markdig.Renderers;
using RetinaBench.Reports.Site;

namespace RetinaBench.Tests.Reports.Site;

/// <summary>What becomes of Markdown that no report writes: were escaping to fail, it would be text.</summary>
public sealed class SiteDocumentTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a <img src=x onerror=alert(1)> b")]
    [InlineData("<a id=\"x\" onclick=\"alert(1)\"></a>")]
    [InlineData("<a id=\"x\"></a> and more")]
    [InlineData("<details><summary><b>x</b></summary>")]
    [InlineData("<style>p {}</style>")]
    [InlineData("<!-- x -->")]
    public void Html_OfOtherOrigin_IsText(string markdown)
    {
        string html = SitePage.Of(new("LEADERBOARD.md", markdown + "\n")).Text;
        string body = html[html.IndexOf("<main", StringComparison.Ordinal)..];

        Assert.Contains(markdown.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal), body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](https://example.invalid/)")]
    [InlineData("[x](javascript:alert)")]
    [InlineData("[x](//example.invalid/x)")]
    [InlineData("[x](/etc/passwd)")]
    [InlineData("[x](../../x.md)")]
    [InlineData("[x](models/../../x.md)")]
    [InlineData("![x](https://example.invalid/x.png)")]
    [InlineData("![x](data:image/png;base64,AAAA)")]
    public void Link_ThatLeavesTheReport_IsItsText(string markdown) => Assert.Equal("<p>x</p>\n", Body(markdown));

    [Theory]
    [InlineData("[x](models/a.md)", "<p><a href=\"models/a.html\">x</a></p>\n")]
    [InlineData("[x](../LEADERBOARD.md)", "<p><a href=\"../index.html\">x</a></p>\n")]
    [InlineData("[x](#figure-1)", "<p><a href=\"#figure-1\">x</a></p>\n")]
    public void Link_WithinTheReport_LeadsToTheHtml(string markdown, string html) => Assert.Equal(html, Body(markdown));

    [Fact]
    public void Anchor_BeforeABlock_IsItsId() => Assert.Equal("<p id=\"figure-1\">x</p>\n", Body("<a id=\"figure-1\"></a>\n\nx"));

    private static string Body(string markdown)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new HtmlRenderer(output).Render(SiteDocument.Parse(markdown));
        return output.ToString();
    }
}
