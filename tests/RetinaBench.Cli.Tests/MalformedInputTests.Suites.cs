using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests;

public sealed partial class MalformedInputTests
{
    private static KeyValuePair<string, BadInput>[] Suites =>
    [
        Case("suite folder that is missing", "absent", (folder, _) => Suite(folder.At("absent"), folder)),
        Case("folder without a suite", "suite.json", (folder, _) => Suite(folder.Path, folder)),
        Case("unknown member of a suite", "'surprise'", (folder, _) => Suite(folder, "\"id\": \"murray2021\",", "\"id\": \"murray2021\", \"surprise\": 1,")),
        Case("suite of another name", "$.id", (folder, _) => Suite(folder, "\"id\": \"murray2021\",", "\"id\": \"other\",")),
        Case("two environments of one name", "$.environments", (folder, _) => Suite(folder, "\"name\": \"alpha-sweep\"", "\"name\": \"task\"")),
        Case("unknown kind of experiment", "$.experiments[1]", (folder, _) => Suite(folder, "\"kind\": \"minimal-circuits\"", "\"kind\": \"juggling\"")),
        Case("stimuli of another fingerprint", "fingerprint", (folder, _) => Suite(folder, "\"seed\": 2021", "\"seed\": 2022")),
        Case("negative number of dots", "-150", (folder, _) => Suite(folder, "\"dots\": 150", "\"dots\": -150")),
    ];

    private static string[] Suite(string path, TemporaryFolder folder) => ["run", "--model", "silent", "--suite", path, "--out", folder.At("run")];

    private static string[] Suite(TemporaryFolder folder, string part, string replacement)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "suites", "murray2021", "suite.json"));
        Assert.Contains(part, text, StringComparison.Ordinal);
        Directory.CreateDirectory(folder.At("murray2021"));
        folder.Write(Path.Combine("murray2021", "suite.json"), text.Replace(part, replacement, StringComparison.Ordinal));
        return Suite(folder.At("murray2021"), folder);
    }
}
