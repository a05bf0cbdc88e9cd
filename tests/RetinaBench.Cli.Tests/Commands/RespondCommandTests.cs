using System.Text.Json;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class RespondCommandTests : IDisposable
{
    // What the reference data ask of another float32 implementation: 1e-3 absolute + 1e-4 relative.
    private const double AbsoluteTolerance = 1e-3, RelativeTolerance = 1e-4;

    private readonly TemporaryFolder _folder = new();

    [SkippableTheory]
    [InlineData(null, "golden-published-responses.json")]
    [InlineData("bipolar:4;amacrine:2;ganglion:0,2", "golden-circuit-b4-a2-g0-g2-responses.json")]
    public void Respond_PublishedModelOnGoldenScenes_AgreesWithTheAuthorsCode(string? isolate, string golden)
    {
        string[] lesion = isolate is null ? [] : ["--isolate", isolate];

        JsonElement found = Respond(lesion), expected = JsonDocument.Parse(File.ReadAllText(SharedData.Require("reference/murray2021/" + golden))).RootElement;

        Assert.Equal(expected.EnumerateObject().Select(m => m.Name), found.EnumerateObject().Select(m => m.Name));
        Assert.Equal("murray2021", found.GetProperty("weights").GetString());
        JsonElement[] scenes = [.. expected.GetProperty("responses").EnumerateArray()], answers = [.. found.GetProperty("responses").EnumerateArray()];
        Assert.Equal(scenes.Length, answers.Length);
        for (int i = 0; i < scenes.Length; i++)
        {
            Assert.Equal(scenes[i].GetProperty("id").GetString(), answers[i].GetProperty("id").GetString());
            Assert.Equal(scenes[i].GetProperty("litPixels").GetInt64(), answers[i].GetProperty("litPixels").GetInt64());
            foreach (string part in (string[])["decision", "meanResponse", "lastFrameEnergy"])
                AssertClose(scenes[i].GetProperty(part), answers[i].GetProperty(part));
        }
    }

    [SkippableFact]
    public void Respond_LesionOfOneType_SilencesItAndEqualsTheIsolationOfAllOthers()
    {
        string lesioned = Respond("--lesion", "ganglion:0").GetRawText();

        Assert.Equal(Respond("--isolate", "bipolar:*;amacrine:*;ganglion:1,2,3,4,5,6,7").GetRawText(), lesioned);
        JsonElement first = JsonDocument.Parse(lesioned).RootElement.GetProperty("responses")[0];
        Assert.Equal(0, first.GetProperty("meanResponse").GetProperty("ganglion")[0].GetDouble());
        Assert.NotEqual(0, first.GetProperty("meanResponse").GetProperty("bipolar")[1].GetDouble());
        Assert.NotEqual(Respond().GetProperty("responses")[0].GetProperty("decision").GetRawText(), first.GetProperty("decision").GetRawText());
    }

    [Fact]
    public void Respond_ModelThatIsFittedToACell_IsRefused()
    {
        string registry = PluginRegistry.Write(_folder, ("average", "TriggeredAverageModel"));

        CliRun run = CliRun.Of("respond", "--model", "average", "--registry", registry, "--scenes", _folder.Write("scenes.json", SceneText.Valid), "--out", "-");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("average: the model answers no stimuli: it is fitted to a cell", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void Respond_ToStdout_IsOneJsonDocumentAndNothingElse()
    {
        CliRun run = CliRun.Of("respond", "--model", "silent", "--scenes", _folder.Write("scenes.json", SceneText.Valid), "--out", "-").AssertDone();

        JsonElement dark = run.Json().GetProperty("responses")[1];
        Assert.Equal("silent", run.Json().GetProperty("weights").GetString());
        Assert.Equal("dark", dark.GetProperty("id").GetString());
        Assert.Equal(0, dark.GetProperty("litPixels").GetInt64());
        Assert.Empty(run.Error);
    }

    [Fact]
    public void Respond_WeightsOfAnotherSize_WritesEveryLayerByName()
    {
        string weights = _folder.Write("tiny.safetensors", TinyNetwork.Safetensors());

        JsonElement scene = CliRun.Of("respond", "--model", $"tiny={weights}", "--scenes", _folder.Write("scenes.json", SceneText.Valid), "--out", "-").AssertDone()
            .Json().GetProperty("responses")[0];

        Assert.Equal(["bipolar", "amacrine", "ganglion"], scene.GetProperty("meanResponse").EnumerateObject().Select(l => l.Name));
        Assert.Equal(["left", "right"], scene.GetProperty("decision").EnumerateObject().Select(c => c.Name));
        Assert.Equal(51, scene.GetProperty("decision").GetProperty("left").GetArrayLength());
        Assert.Equal(1, scene.GetProperty("lastFrameEnergy").GetProperty("ganglion").GetArrayLength());
        // Two discs of radius 5, 81 pixels each, that stay visible for all 51 frames.
        Assert.Equal(2 * 81 * 51, scene.GetProperty("litPixels").GetInt64());
    }

    public void Dispose() => _folder.Dispose();

    private JsonElement Respond(params string[] lesion)
    {
        string model = SharedData.Require("reference/murray2021/model.pt"), scenes = SharedData.Require("reference/murray2021/golden-scenes.json");
        string path = _folder.At("responses.json");
        CliRun run = CliRun.Of(["respond", "--model", $"murray2021={model}", "--scenes", scenes, "--out", path, .. lesion]).AssertDone();
        Assert.Empty(run.Out);
        return JsonDocument.Parse(File.ReadAllText(path)).RootElement;
    }

    private static void AssertClose(JsonElement expected, JsonElement found)
    {
        Assert.Equal(expected.EnumerateObject().Select(m => m.Name), found.EnumerateObject().Select(m => m.Name));
        foreach (JsonProperty member in expected.EnumerateObject())
        {
            double[] wanted = [.. member.Value.EnumerateArray().Select(v => v.GetDouble())], got = [.. found.GetProperty(member.Name).EnumerateArray().Select(v => v.GetDouble())];
            Assert.Equal(wanted.Length, got.Length);
            for (int i = 0; i < wanted.Length; i++)
                Assert.InRange(Math.Abs(wanted[i] - got[i]), 0, AbsoluteTolerance + (RelativeTolerance * Math.Abs(wanted[i])));
        }
    }
}
