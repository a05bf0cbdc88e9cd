using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Fixtures;

/// <summary>A run of the cheapest model with one stimulus a point, made once for all tests that need its files.</summary>
public sealed class FinishedRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FinishedRun()
    {
        Folder = _folder.At("run");
        Result = CliRun.Of([.. Arguments, "--out", Folder]).AssertDone();
    }

    /// <summary>The command line, but for the folder.</summary>
    public static IReadOnlyList<string> Arguments { get; } = ["run", "--suite", "murray2021", "--model", "silent", "--stimuli", "1", "--threads", "2"];

    /// <summary>The folder of the run.</summary>
    public string Folder { get; }

    /// <summary>What the command printed.</summary>
    internal CliRun Result { get; }

    /// <summary>Copies a file of the run into another folder, changed.</summary>
    public string Copy(string name, string folder, Func<string, string> change)
    {
        Directory.CreateDirectory(folder);
        string text = File.ReadAllText(Path.Combine(Folder, name)), changed = change(text);
        Assert.NotEqual(text, changed);
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, changed);
        return path;
    }

    /// <summary>Copies the journal into another folder, without its last line: that of a run that was interrupted just before its end.</summary>
    public void CopyUnfinished(string folder) =>
        Copy("journal.jsonl", folder, text => text[..(text.TrimEnd('\n').LastIndexOf('\n') + 1)]);

    public void Dispose() => _folder.Dispose();
}
