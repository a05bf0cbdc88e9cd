using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests;

public sealed partial class MalformedInputTests
{
    private static KeyValuePair<string, BadInput>[] Trainings =>
    [
        Case("training without a recipe", "train --help", "train", "--seed", "1", "--out", "x"),
        Case("training without a seed", "--seed", "train", "absent.json", "--out", "x"),
        Case("training without a folder", "--out", "train", "absent.json", "--seed", "1"),
        Case("training into an empty folder name", "--out: the name of the folder is empty", "train", "absent.json", "--seed", "1", "--out", ""),
        Case("negative seed", "'-1' is not valid", "train", "absent.json", "--seed", "-1", "--out", "x"),
        Case("no epochs", "--epochs: '0' is not valid", "train", "absent.json", "--seed", "1", "--out", "x", "--epochs", "0"),
        Case("resume and force at once", "exclude each other", "train", "absent.json", "--seed", "1", "--out", "x", "--resume", "--force"),
        Case("recipe that is missing", "absent.json: does not exist", "train", "absent.json", "--seed", "1", "--out", "x"),
        Case("recipe that is no JSON", "$, line 1", (folder, _) => Train(folder, "epochs: 3")),
        Case("unknown member of a recipe", "'epoch'", (folder, _) => Train(folder, TinyRecipe.Json(3).Replace("\"epochs\"", "\"epoch\"", StringComparison.Ordinal))),
        Case("batch out of range", "$.batch, line 5: -6 is not in [1, 10000]", (folder, _) => Train(folder, TinyRecipe.Json(3).Replace("\"batch\": 6", "\"batch\": -6", StringComparison.Ordinal))),
        Case("training into a file", "cannot be used for a training", (folder, _) => ["train", folder.Write("tiny.json", TinyRecipe.Json(3)), "--seed", "1", "--out", folder.Write("file", "")]),
        Case("steps of a benchmark that need too many stimuli", "--steps: 1000 steps of 10000 stimuli", (folder, _) => ["bench", "training", "--steps", "1000", "--recipe", folder.Write("r.json", """{ "name": "x", "batch": 10000 }""")]),
    ];

    private static string[] Train(TemporaryFolder folder, string recipe) => ["train", folder.Write("r.json", recipe), "--seed", "1", "--out", folder.At("out")];
}
