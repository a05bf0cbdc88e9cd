using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests;

public sealed partial class MalformedInputTests
{
    private static KeyValuePair<string, BadInput>[] Weights =>
    [
        Case("weights that are missing", "absent.pt", (folder, _) => Respond(folder, folder.At("absent.pt"))),
        Case("folder as weights", "no file", (folder, _) => Respond(folder, folder.Path)),
        Case("empty weights", "w.pt", (folder, _) => Respond(folder, folder.Write("w.pt", []))),
        Case("text as weights", "w.pt", (folder, _) => Respond(folder, folder.Write("w.pt", "not weights at all"))),
        Case("truncated zip", "w.pt", (folder, _) => Respond(folder, folder.Write("w.pt", BadCheckpoints.TruncatedZip()))),
        Case("pickle that calls os.system", "'os system'", (folder, _) => Respond(folder, folder.Write("w.pt", BadCheckpoints.OsSystem()))),
        Case("wrong tensor shape", "amacrine0.amacrine_temporal.weight", (folder, _) => Respond(folder, folder.Write("w.safetensors", BadCheckpoints.WrongShape()))),
        Case("weight that is not a number", "NaN", (folder, _) => Respond(folder, folder.Write("w.safetensors", BadCheckpoints.NotANumber()))),
        Case("tensor without a place", "'surplus'", (folder, _) => Respond(folder, folder.Write("w.safetensors", BadCheckpoints.Surplus()))),
        Case("header longer than the file", "w.safetensors", (folder, _) => Respond(folder, folder.Write("w.safetensors", [255, 255, 255, 255, 255, 255, 255, 127, (byte)'{']))),
        Case("truncated safetensors", "w.safetensors", (folder, _) => Respond(folder, folder.Write("w.safetensors", TinyNetwork.Safetensors()[..1000]))),
        Case("bad weights named for a run", "'os system'", (folder, _) => ["run", "--model", $"evil={folder.Write("w.pt", BadCheckpoints.OsSystem())}", "--out", folder.At("run")]),
        Case("bad weights named for a validation", "w.pt", (folder, _) => ["validate", $"evil={folder.Write("w.pt", BadCheckpoints.TruncatedZip())}"]),
        Case("lesion of an unknown layer", "'rod:0'", (folder, _) => Lesion(folder, "--lesion", "rod:0")),
        Case("lesion of an unknown type", "'8'", (folder, _) => Lesion(folder, "--lesion", "ganglion:8")),
        Case("lesion of the decision", "'decision:0'", (folder, _) => Lesion(folder, "--lesion", "decision:0")),
        Case("isolation of nothing", "names no cell type", (folder, _) => Lesion(folder, "--isolate", ";")),
        Case("isolation without a layer", "'4'", (folder, _) => Lesion(folder, "--isolate", "4")),
    ];

    private static string[] Respond(TemporaryFolder folder, string weights) =>
        ["respond", "--model", $"murray2021={weights}", "--scenes", folder.Write("scenes.json", SceneText.Valid), "--out", "-"];

    private static string[] Lesion(TemporaryFolder folder, string option, string types) =>
        ["respond", "--model", "random", "--scenes", folder.Write("scenes.json", SceneText.Valid), "--out", "-", option, types];
}
