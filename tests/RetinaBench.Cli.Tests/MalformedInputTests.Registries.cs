using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests;

public sealed partial class MalformedInputTests
{
    private static KeyValuePair<string, BadInput>[] Registries =>
    [
        Case("registry that is missing", "absent.json", (folder, _) => ["run", "--registry", folder.At("absent.json")]),
        Case("folder as registry", "is a folder", (folder, _) => ["list", "models", "--registry", folder.Path]),
        Case("registry that is no object", "models.json", (folder, _) => Registry(folder, "[]")),
        Case("unknown member of a registry", "'extra'", (folder, _) => Registry(folder, """{ "models": [], "extra": 1 }""")),
        Case("unknown member of a model", "'weigths'", (folder, _) => Registry(folder, """{ "models": [ { "kind": "reference", "name": "a", "architecture": "silent", "weigths": "x" } ] }""")),
        Case("two models of one name", "$.models[1]", (folder, _) => Registry(folder, """{ "models": [ { "kind": "reference", "name": "a", "architecture": "silent" }, { "kind": "reference", "name": "a", "architecture": "silent" } ] }""")),
        Case("unknown kind of model", "'oracle'", (folder, _) => Registry(folder, """{ "models": [ { "kind": "oracle", "name": "a" } ] }""")),
        Case("name that is a number", "$.models[0].name", (folder, _) => Registry(folder, """{ "models": [ { "kind": "reference", "name": 7, "architecture": "silent" } ] }""")),
        Case("registry without models", "no model is registered", (folder, _) => Registry(folder, """{ "models": [] }""")),
        Case("nothing to validate", "nothing to validate", (folder, _) => ["validate", folder.Write("models.json", """{ "models": [] }""")]),
        Case("registry to validate that is missing", "absent.json", (folder, _) => ["validate", folder.At("absent.json")]),
        Case("process without a command", "missing member 'command'", (folder, _) => Registry(folder, """{ "models": [ { "kind": "process", "name": "a" } ] }""")),
        Case("command that is no list", "$.models[0].command", (folder, _) => Registry(folder, """{ "models": [ { "kind": "process", "name": "a", "command": "python3 serve.py" } ] }""")),
        Case("command of nothing", "is not a list of at least one string", (folder, _) => Registry(folder, """{ "models": [ { "kind": "process", "name": "a", "command": [] } ] }""")),
        Case("argument that is a number", "$.models[0].command[1]", (folder, _) => Registry(folder, """{ "models": [ { "kind": "process", "name": "a", "command": ["x", 2] } ] }""")),
        Case("time-out of 0", "$.models[0].timeoutSeconds", (folder, _) => Registry(folder, """{ "models": [ { "kind": "process", "name": "a", "command": ["x"], "timeoutSeconds": 0 } ] }""")),
        Case("time-out that is a text", "\"5\" is not a whole number", (folder, _) => Registry(folder, """{ "models": [ { "kind": "process", "name": "a", "command": ["x"], "timeoutSeconds": "5" } ] }""")),
        Case("too many processes", "processes: '257' is not a whole number from 1 to 256", (folder, _) => ["respond", "--model", "a", "--scenes", folder.Write("scenes.json", SceneText.Valid), "--out", "-", "--registry", folder.Write("models.json", """{ "models": [ { "kind": "process", "name": "a", "command": ["x"], "processes": 257 } ] }""")]),
        Case("program that is missing", "there is no program 'no-such-program'", (folder, _) => ["run", "--model", "a", "--registry", folder.Write("models.json", """{ "models": [ { "kind": "process", "name": "a", "command": ["no-such-program"] } ] }""")]),
        Case("plugin that is no assembly", "plugin.dll", (folder, _) =>
        [
            "run", "--model", "a", "--registry", folder.Write("models.json", $$"""{ "models": [ { "kind": "assembly", "name": "a", "path": "{{Path.GetFileName(folder.Write("plugin.dll", "MZ"))}}", "type": "A.B" } ] }"""),
        ]),
    ];

    private static string[] Registry(TemporaryFolder folder, string text) => ["run", "--registry", folder.Write("models.json", text), "--out", folder.At("run")];
}
