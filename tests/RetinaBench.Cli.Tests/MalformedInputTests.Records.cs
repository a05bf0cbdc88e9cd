using RetinaBench.Cli.Tests.Fixtures;

namespace RetinaBench.Cli.Tests;

public sealed partial class MalformedInputTests
{
    private static KeyValuePair<string, BadInput>[] Records =>
    [
        Case("record that is missing", "absent.json", (folder, _) => ["report", folder.At("absent.json")]),
        Case("folder as record", "is a folder", (folder, _) => ["report", folder.Path]),
        Case("record that is no JSON", "run.json", (folder, _) => ["report", folder.Write("run.json", "{")]),
        Case("unknown member of a record", "'mood'", (folder, run) => ["report", run.Copy("run.json", folder.Path, text => text.Replace("\"timing\": {", "\"mood\": 1, \"timing\": {", StringComparison.Ordinal))]),
        Case("record of another format", "format", (folder, run) => ["report", run.Copy("run.json", folder.Path, text => text.Replace("\"format\": 2", "\"format\": 999", StringComparison.Ordinal))]),
        Case("truncated record", "run.json", (folder, run) => ["report", run.Copy("run.json", folder.Path, text => text[..(text.Length / 2)])]),
        Case("record with a judgement of nothing", "no-such-criterion", (folder, run) => ["report", run.Copy("run.json", folder.Path, text => text.Replace("\"criterion\": \"task-easy\"", "\"criterion\": \"no-such-criterion\"", StringComparison.Ordinal))]),
        Case("comparison of one record with nothing", "second record", (_, run) => ["compare", Path.Combine(run.Folder, "run.json")]),
        Case("comparison of a model with itself", "compared with itself", (_, run) => ["compare", Path.Combine(run.Folder, "run.json"), "--model", "silent", "silent"]),
        Case("comparison with a model that is not there", "no model 'nobody'; it has silent", (_, run) => ["compare", Path.Combine(run.Folder, "run.json"), "--model", "silent", "nobody"]),
        Case("comparison of three models", "3 models are named", (_, run) => ["compare", Path.Combine(run.Folder, "run.json"), Path.Combine(run.Folder, "run.json"), "--model", "a", "b", "c"]),
        Case("comparison with a record that is missing", "absent.json", (folder, run) => ["compare", Path.Combine(run.Folder, "run.json"), folder.At("absent.json")]),
        Case("comparison into an empty name", "--out", (_, run) => ["compare", Path.Combine(run.Folder, "run.json"), "--model", "a", "b", "--out", ""]),
        Case("report below a file", "cannot be written", (folder, run) => ["report", Path.Combine(run.Folder, "run.json"), "--out", Path.Combine(folder.Write("file", ""), "report")]),
    ];
}
