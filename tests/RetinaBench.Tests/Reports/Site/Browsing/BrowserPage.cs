using System.Text.Json;
using System.Text.Json.Nodes;

namespace RetinaBench.Tests.Reports.Site.Browsing;

/// <summary>A page of a browser: what it asked for, what it complained of, and the means to act on it as a reader does.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly DevTools _tools;
    private readonly List<string> _requests = [];
    private readonly List<string> _complaints = [];

    private BrowserPage(DevTools tools) => _tools = tools;

    /// <summary>Every address that was asked for.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Errors of the console, of scripts and of the browser, and dialogues.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<BrowserPage> OpenAsync(Uri browser, CancellationToken end)
    {
        DevTools tools = await DevTools.ConnectAsync(browser, end);
        var page = new BrowserPage(tools);
        tools.Event += page.Note;
        string target = (await tools.SendAsync("Target.createTarget", new() { ["url"] = "about:blank" })).GetProperty("targetId").GetString()!;
        tools.Session = (await tools.SendAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true })).GetProperty("sessionId").GetString()!;
        foreach (string domain in (string[])["Page", "Runtime", "Network", "Log"])
            await tools.SendAsync($"{domain}.enable");
        return page;
    }

    /// <summary>Goes to an address and waits until the page is whole.</summary>
    public async Task GoAsync(string address)
    {
        Task loaded = _tools.NextAsync("Page.loadEventFired");
        await _tools.SendAsync("Page.navigate", new() { ["url"] = address });
        await loaded;
    }

    /// <summary>Does something that leads to another page, and waits until that is whole.</summary>
    public async Task FollowAsync(string expression)
    {
        Task loaded = _tools.NextAsync("Page.loadEventFired");
        await EvaluateAsync(expression);
        await loaded;
    }

    /// <summary>The value of an expression of the page, as JSON.</summary>
    public async Task<JsonElement> EvaluateAsync(string expression)
    {
        JsonElement answer = await _tools.SendAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        Assert.False(answer.TryGetProperty("exceptionDetails", out JsonElement details), $"{expression}: {details}");
        return answer.GetProperty("result").TryGetProperty("value", out JsonElement value) ? value : default;
    }

    /// <summary>The texts of the elements that a selector finds and that are shown.</summary>
    public async Task<string[]> TextsAsync(string selector) =>
        JsonSerializer.Deserialize<string[]>(await EvaluateAsync($"[...document.querySelectorAll({JsonSerializer.Serialize(selector)})].filter(e => e.checkVisibility()).map(e => e.textContent.trim())"))!;

    /// <summary>Presses a key, for example <c>Tab</c> or <c>Enter</c>.</summary>
    public async Task PressAsync(string key, int code, string text = "")
    {
        foreach (string type in (string[])["keyDown", "keyUp"])
            await _tools.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code, ["text"] = type == "keyDown" ? text : "" });
    }

    /// <summary>Shows the page as to a reader whose system is light or dark.</summary>
    public Task PreferAsync(string scheme) => PreferAsync("prefers-color-scheme", scheme);

    /// <summary>Shows the page as to a reader who asks for a preference, for example <c>prefers-reduced-motion</c>.</summary>
    public Task PreferAsync(string feature, string value) =>
        _tools.SendAsync("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = feature, ["value"] = value }) });

    /// <summary>Allows or forbids scripts from the next page on.</summary>
    public Task AllowScriptsAsync(bool allowed) => _tools.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = !allowed });

    public ValueTask DisposeAsync() => _tools.DisposeAsync();

    private void Note(string method, JsonElement of)
    {
        switch (method)
        {
            case "Network.requestWillBeSent":
                _requests.Add(of.GetProperty("request").GetProperty("url").GetString()!);
                break;
            case "Network.loadingFailed":
                _complaints.Add($"not loaded: {of}");
                break;
            case "Runtime.exceptionThrown":
            case "Page.javascriptDialogOpening":
            case "Runtime.consoleAPICalled" when of.GetProperty("type").GetString() is "error" or "warning" or "assert":
            case "Log.entryAdded" when of.GetProperty("entry").GetProperty("level").GetString() is "error" or "warning":
                _complaints.Add($"{method}: {of}");
                break;
            default:
                break;
        }
    }
}
