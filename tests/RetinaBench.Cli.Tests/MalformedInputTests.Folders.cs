using RetinaBench.Cli.Tests.Fixtures;

namespace RetinaBench.Cli.Tests;

public sealed partial class MalformedInputTests
{
    private static KeyValuePair<string, BadInput>[] Folders =>
    [
        Case("results below a file", "file", (folder, _) => [.. FinishedRun.Arguments, "--out", Path.Combine(folder.Write("file", ""), "run")]),
        Case("results in a file", "file", (folder, _) => [.. FinishedRun.Arguments, "--out", folder.Write("file", "")]),
        Case("results where nobody may write", "/proc/1/results", (_, _) => [.. FinishedRun.Arguments, "--out", "/proc/1/results"]),
        Case("results in no folder at all", "--out", (_, _) => [.. FinishedRun.Arguments, "--out", ""]),
        Case("responses below a file", "file", (folder, _) => ["respond", "--model", "silent", "--scenes", folder.Write("scenes.json", SceneText.Valid), "--out", Path.Combine(folder.Write("file", ""), "r.json")]),
        Case("responses in a folder", "is a folder", (folder, _) => ["respond", "--model", "silent", "--scenes", folder.Write("scenes.json", SceneText.Valid), "--out", folder.Path]),
        Case("picture where nobody may write", "/proc/1/x.png", (_, _) => ["render", "--environment", "task", "--out", "/proc/1/x.png"]),
    ];
}
