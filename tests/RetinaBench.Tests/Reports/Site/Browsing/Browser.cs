using System.Diagnostics;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Reports.Site.Browsing;

/// <summary>A Chromium without a window, and one page in it.</summary>
internal sealed class Browser : IAsyncDisposable
{
    // A start takes a second or two; on a crowded machine many more. Only a hang reaches this.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly TemporaryFolder _profile;
    private readonly Process _process;
    private readonly CancellationTokenSource _end;

    private Browser(TemporaryFolder profile, Process process, CancellationTokenSource end, BrowserPage page)
    {
        _profile = profile;
        _process = process;
        _end = end;
        Page = page;
    }

    /// <summary>Its one page, empty at first.</summary>
    public BrowserPage Page { get; }

    /// <summary>Starts Chromium; skips the calling SkippableFact where there is none.</summary>
    public static async Task<Browser> StartAsync()
    {
        string? program = Find();
        Skip.If(program is null, "needs Chromium, which is not installed (Debian: apt-get install chromium)");
        var end = new CancellationTokenSource(Patience);
        var profile = new TemporaryFolder();
        Process process = Process.Start(Arguments(program!, profile.Path))!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(profile, process, end, await BrowserPage.OpenAsync(await AddressAsync(profile, end.Token), end.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await Page.DisposeAsync();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _end.Dispose();
        await RemoveAsync(_profile);
    }

    private static ProcessStartInfo Arguments(string program, string profile) => new(
        program,
        [
            "--headless", "--remote-debugging-port=0", $"--user-data-dir={profile}", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            // The sandbox refuses to run as root, as containers do; the pages are our own.
            "--no-sandbox", "--disable-background-networking", "--window-size=1280,1600", "about:blank",
        ])
    { RedirectStandardOutput = true, RedirectStandardError = true };

    // Chromium writes port and path into its profile once it listens.
    private static async Task<Uri> AddressAsync(TemporaryFolder profile, CancellationToken end)
    {
        string file = profile.At("DevToolsActivePort");
        while (true)
        {
            if (File.Exists(file) && await File.ReadAllLinesAsync(file, end) is [var port, var path, ..])
                return new($"ws://127.0.0.1:{port}{path}");
            await Task.Delay(50, end);
        }
    }

    // Children of the process may write for a moment after its end.
    private static async Task RemoveAsync(TemporaryFolder profile)
    {
        for (int left = 20; ; left--)
        {
            try
            {
                profile.Dispose();
                return;
            }
            catch (IOException) when (left > 0)
            {
                await Task.Delay(100);
            }
        }
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
