using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests;

public sealed partial class MalformedInputTests
{
    private static KeyValuePair<string, BadInput>[] SceneFiles =>
    [
        Case("scene file that is missing", "absent.json", (folder, _) => Scenes(folder.At("absent.json"))),
        Case("folder as scene file", "is a folder", (folder, _) => Scenes(folder.Path)),
        Case("scene file that is no JSON", "line 1", (folder, _) => Scenes(folder.Write("scenes.json", "scenes: none"))),
        Case("truncated scene file", "scenes.json", (folder, _) => Scenes(folder.Write("scenes.json", SceneText.Valid[..200]))),
        Case("unknown member of a scene", "'colour'", (folder, _) => Scenes(folder, "\"slow\": 1.0,", "\"slow\": 1.0, \"colour\": 3,")),
        Case("missing member of a scene", "dotRadius", (folder, _) => Scenes(folder, "\"dotRadius\": 5,", "")),
        Case("repeated member of a scene file", "frames", (folder, _) => Scenes(folder, "\"frames\": 51,", "\"frames\": 51, \"frames\": 51,")),
        Case("dot outside of the field", "$.scenes[0].dots[0]", (folder, _) => Scenes(folder, "[100, 50, 2.0]", "[100, 600, 2.0]")),
        Case("dot with too few numbers", "$.scenes[0].dots[0]", (folder, _) => Scenes(folder, "[100, 50, 2.0]", "[100, 50]")),
        Case("velocity beyond numbers", "scenes.json", (folder, _) => Scenes(folder, "[100, 50, 2.0]", "[100, 50, 1e999]")),
        Case("negative radius", "-5", (folder, _) => Scenes(folder, "\"dotRadius\": 5", "\"dotRadius\": -5")),
        Case("unknown label", "$.scenes[0].label", (folder, _) => Scenes(folder, "\"label\": \"right\"", "\"label\": \"up\"")),
        Case("two scenes of one id", "first", (folder, _) => Scenes(folder, "\"id\": \"dark\"", "\"id\": \"first\"")),
        Case("movie of another size", "51x255x200", (folder, _) => Scenes(folder, "\"width\": 255", "\"width\": 200")),
        Case("unknown scene", "'bright'", (folder, _) => ["render", "--scenes", folder.Write("scenes.json", SceneText.Valid), "--id", "bright", "--out", folder.At("x.png")]),
    ];

    private static string[] Scenes(string path) => ["respond", "--model", "silent", "--scenes", path, "--out", "-"];

    private static string[] Scenes(TemporaryFolder folder, string part, string replacement) => Scenes(folder.Write("scenes.json", SceneText.With(part, replacement)));
}
