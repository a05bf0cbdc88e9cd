using RetinaBench.Reports;
using RetinaBench.Reports.Comparisons;
using RetinaBench.Runs;
using RetinaBench.Testing;
using RetinaBench.Tests.Reports.Site.Browsing;

namespace RetinaBench.Tests.Reports.Site;

/// <summary>The site as a reader has it: opened from a disk, in a browser.</summary>
public sealed class SiteBrowserTests : IDisposable
{
    private const string Models = "#Content h3 + .scroll table tbody th a";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task Leaderboard_IsSortedFilteredAndFollowed_WithoutAComplaint()
    {
        await using Browser browser = await Browser.StartAsync();
        BrowserPage page = browser.Page;
        await page.GoAsync(Write(WithFamily()));
        string[] original = await NamesAsync(page);
        Assert.Equal(["subject", "twin", "oracle", "null-chance", MockRun.HostileName], original);

        // Passed / judged of them: 2 / 3, 2 / 3, 2 / 2, 0 / 1, 0 / 0; the twins are equal and keep their order both ways.
        await ClickHeadAsync(page, "Passed / judged");
        Assert.Equal([MockRun.HostileName, "null-chance", "oracle", "subject", "twin"], await NamesAsync(page));
        Assert.Equal("ascending", await SortOfAsync(page, "Passed / judged"));
        await ClickHeadAsync(page, "Passed / judged");
        Assert.Equal(["subject", "twin", "oracle", "null-chance", MockRun.HostileName], await NamesAsync(page));
        Assert.Equal("descending", await SortOfAsync(page, "Passed / judged"));

        // Accuracies 1, 1, none, 0.5, none: what is missing comes last in either direction.
        await PressHeadAsync(page, "Accuracy", "Enter", 13, "\r");
        Assert.Equal(["null-chance", "subject", "twin"], (await NamesAsync(page))[..3]);
        await PressHeadAsync(page, "Accuracy", " ", 32, " ");
        Assert.Equal(["subject", "twin", "null-chance"], (await NamesAsync(page))[..3]);
        Assert.Equal("none", await SortOfAsync(page, "Passed / judged"));
        await ClickHeadAsync(page, "Accuracy");
        Assert.Equal(original, await NamesAsync(page));

        await ChooseAsync(page, 0, "control");
        Assert.Equal(["oracle", "null-chance"], await NamesAsync(page));
        await ChooseAsync(page, 0, "model");
        Assert.Equal(["subject", "twin", MockRun.HostileName], await NamesAsync(page));
        await ChooseAsync(page, 1, "pair of <b>twins</b>");
        Assert.Equal(["subject", "twin"], await NamesAsync(page));
        await page.EvaluateAsync("document.querySelector('.filter input').focus()");
        foreach (char letter in "WIN")
            await page.PressAsync(letter.ToString(), letter, letter.ToString());
        Assert.Equal(["subject", "twin"], await NamesAsync(page));
        await page.PressAsync(" ", 32, " ");
        await page.PressAsync("!", 49, "!");
        Assert.Empty(await NamesAsync(page));
        Assert.Equal(["0 of 5 models"], await page.TextsAsync(".filter output"));

        await page.GoAsync(Address("index.html"));
        await page.FollowAsync($"document.querySelector('{Models}').click()");
        Assert.Equal(["subject"], await page.TextsAsync("h1"));
        Assert.Equal(Directory.GetFiles(_folder.At("figures/subject")).Length, (await page.EvaluateAsync("[...document.images].filter(i => i.complete && i.naturalWidth > 0).length")).GetInt32());
        await page.FollowAsync("document.querySelector('main p a').click()");
        Assert.Equal(["Leaderboard"], await page.TextsAsync("h1"));

        Assert.Empty(page.Complaints);
        Assert.NotEmpty(page.Requests);
        Assert.All(page.Requests, request => Assert.StartsWith(Address(""), request, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Verdicts_Sorted_StandFromPassedToMissing()
    {
        await using Browser browser = await Browser.StartAsync();
        await browser.Page.GoAsync(Write(MockRun.Record));

        await ClickHeadAsync(browser.Page, "pair");

        Assert.Equal(["F", "n/a", "?", "E"], await browser.Page.TextsAsync("#S4 + .scroll tbody tr td:last-child"));
    }

    [SkippableFact]
    public async Task Comparison_BesideAReport_IsShownAndSortedWithoutAComplaint()
    {
        var run = new ComparedRun("run.json", MockRun.Record);
        RunComparison comparison = RunComparer.Compare(run, run, [("oracle", "subject")]);
        ReportWriter.Write(MockRun.Record, _folder.Path);
        ComparisonWriter.Write(comparison, _folder.Path);
        await using Browser browser = await Browser.StartAsync();
        await browser.Page.GoAsync(Address(ComparisonWriter.HtmlFileName));

        Assert.Equal(ComparisonWriter.Render(comparison).Count(file => file.Path.EndsWith(".svg", StringComparison.Ordinal)), (await browser.Page.EvaluateAsync("[...document.images].filter(i => i.complete && i.naturalWidth > 0).length")).GetInt32());
        await ClickHeadAsync(browser.Page, "Criterion");
        Assert.Equal(["bias", "pair", "shape", "task"], await browser.Page.TextsAsync("#S1 + .scroll tbody th"));
        Assert.Empty(browser.Page.Complaints);
        Assert.All(browser.Page.Requests, request => Assert.StartsWith(Address(""), request, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Names_OfHostileModels_DoNothing()
    {
        await using Browser browser = await Browser.StartAsync();
        await browser.Page.GoAsync(Write(HostileRun.Record));

        Assert.Contains("<script>alert(1)</script>", await NamesAsync(browser.Page));
        await browser.Page.FollowAsync($"[...document.querySelectorAll('{Models}')].find(a => a.textContent === '<script>alert(1)</script>').click()");
        Assert.Equal(["<script>alert(1)</script>"], await browser.Page.TextsAsync("h1"));
        Assert.Empty(browser.Page.Complaints);
        Assert.All(browser.Page.Requests, request => Assert.StartsWith(Address(""), request, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Theme_FollowsTheSystemUnlessChosen()
    {
        await using Browser browser = await Browser.StartAsync();
        BrowserPage page = browser.Page;
        await page.GoAsync(Write(MockRun.Record));

        await page.PreferAsync("light");
        string light = await GroundAsync(page);
        await page.PreferAsync("dark");
        string dark = await GroundAsync(page);
        await page.EvaluateAsync("(s => { s.value = 'light'; s.dispatchEvent(new Event('change')); })(document.querySelector('.theme select'))");

        Assert.NotEqual(light, dark);
        Assert.Equal(light, await GroundAsync(page));
        await page.GoAsync(Address("models/subject.html"));
        Assert.Equal(light, await GroundAsync(page));
    }

    [SkippableFact]
    public async Task Page_WithoutScripts_IsWhole()
    {
        await using Browser browser = await Browser.StartAsync();
        await browser.Page.AllowScriptsAsync(false);
        await browser.Page.GoAsync(Write(MockRun.Record));

        Assert.Equal(4, (await NamesAsync(browser.Page)).Length);
        Assert.Empty(await browser.Page.TextsAsync("button, select, input"));
    }

    [SkippableFact]
    public async Task Keyboard_FirstStop_SkipsToTheContent()
    {
        await using Browser browser = await Browser.StartAsync();
        await browser.Page.GoAsync(Write(MockRun.Record));

        await browser.Page.PressAsync("Tab", 9);
        Assert.Equal("Skip to the content", (await browser.Page.EvaluateAsync("document.activeElement.textContent")).GetString());
        Assert.NotEqual("none", (await browser.Page.EvaluateAsync("getComputedStyle(document.activeElement).outlineStyle")).GetString());
        await browser.Page.PressAsync("Enter", 13, "\r");
        Assert.Equal("Content", (await browser.Page.EvaluateAsync("document.activeElement.id")).GetString());
    }

    [SkippableFact]
    public async Task Page_ThatMisbehaves_IsNoticed()
    {
        await using Browser browser = await Browser.StartAsync();
        Write(MockRun.Record);
        string page = File.ReadAllText(_folder.At("index.html"));
        const string outside = "<img src=\"http://127.0.0.1:9/outside.png\" alt=\"\"/>";
        File.WriteAllText(_folder.At("index.html"), page.Replace("</main>", outside + "</main>", StringComparison.Ordinal));

        // The policy stops it before it is sent, and says so.
        await browser.Page.GoAsync(Address("index.html"));
        Assert.Contains(browser.Page.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));

        // Without the policy it is sent, and seen.
        File.WriteAllText(_folder.At("free.html"), outside);
        await browser.Page.GoAsync(Address("free.html"));
        Assert.Contains("http://127.0.0.1:9/outside.png", browser.Page.Requests);
    }

    private static RunRecord WithFamily()
    {
        ModelRecord subject = MockRun.Record.Models[1] with { Family = "pair of <b>twins</b>" };
        return MockRun.Record with { Models = [MockRun.Record.Models[0], subject, subject with { Name = "twin" }, .. MockRun.Record.Models.Skip(2)] };
    }

    private string Write(RunRecord record)
    {
        ReportWriter.Write(record, _folder.Path);
        return Address("index.html");
    }

    private string Address(string file) => new Uri(_folder.At(file)).AbsoluteUri;

    private static Task<string[]> NamesAsync(BrowserPage page) => page.TextsAsync("#S2 + .scroll tbody th");

    private static string Head(string name) => $"[...document.querySelectorAll('main th[scope=col]')].find(h => h.textContent.trim() === '{name}')";

    private static async Task ClickHeadAsync(BrowserPage page, string name) => await page.EvaluateAsync($"{Head(name)}.querySelector('button').click()");

    private static async Task PressHeadAsync(BrowserPage page, string name, string key, int code, string text)
    {
        await page.EvaluateAsync($"{Head(name)}.querySelector('button').focus()");
        await page.PressAsync(key, code, text);
    }

    private static async Task<string?> SortOfAsync(BrowserPage page, string name) => (await page.EvaluateAsync($"{Head(name)}.getAttribute('aria-sort')")).GetString();

    private static async Task ChooseAsync(BrowserPage page, int select, string value) =>
        await page.EvaluateAsync($"(s => {{ s.value = {System.Text.Json.JsonSerializer.Serialize(value)}; s.dispatchEvent(new Event('change')); }})(document.querySelectorAll('.filter select')[{select}])");

    private static async Task<string> GroundAsync(BrowserPage page) => (await page.EvaluateAsync("getComputedStyle(document.body).backgroundColor")).GetString()!;
}
