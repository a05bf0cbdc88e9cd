using System.Text.Json.Nodes;
using RetinaBench.Stimuli;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Stimuli;

public sealed class SceneFileTests
{
    private const string Valid = """
        {
          "frames": 3, "height": 20, "width": 30, "dotRadius": 2, "fieldMin": -10, "fieldMax": 40,
          "scenes": [
            { "id": "a", "label": "right", "slow": 0.5, "alpha": 2.0,
              "dots": [
                [5, 6, 1.25],
                [-10, 39, -0.5]
              ] },
            { "id": "b", "label": "left", "slow": 0.5, "alpha": 2.0, "dots": [] }
          ]
        }
        """;

    [SkippableFact]
    public void Read_GoldenScenes_LightExactlyThePixelsOfTheAuthorsCode()
    {
        SceneFile file = SceneFile.Read(SharedData.Require("reference/murray2021/golden-scenes.json"));
        JsonNode golden = JsonNode.Parse(File.ReadAllText(SharedData.Require("reference/murray2021/golden-published-responses.json")))!;
        Dictionary<string, long> expected = golden["responses"]!.AsArray().ToDictionary(r => (string)r!["id"]!, r => (long)r!["litPixels"]!);
        IReadOnlyList<Stimulus> stimuli = file.ToStimuli();
        Assert.Equal(new MovieGeometry(51, 255, 255), file.Geometry);
        Assert.Equal(8, stimuli.Count);
        Assert.Equal(expected, stimuli.ToDictionary(s => s.Id, s => s.CountLitPixels()));
        Assert.All(stimuli, s => Assert.Null(s.Origin));
    }

    [SkippableFact]
    public void Write_GoldenScenes_IsReadBackTheSame()
    {
        SceneFile file = SceneFile.Read(SharedData.Require("reference/murray2021/golden-scenes.json"));
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "scenes.json");
        file.Write(path);
        SceneFile again = SceneFile.Read(path);
        Assert.Equal((file.Geometry, file.DotRadius, file.FieldMinimum, file.FieldEnd), (again.Geometry, again.DotRadius, again.FieldMinimum, again.FieldEnd));
        Assert.Equal(file.Scenes.Select(s => (s.Id, s.Label, s.Slow, s.Alpha)), again.Scenes.Select(s => (s.Id, s.Label, s.Slow, s.Alpha)));
        Assert.Equal(file.Scenes.SelectMany(s => s.Scene.Dots), again.Scenes.SelectMany(s => s.Scene.Dots));
    }

    [Fact]
    public void Parse_ValidText_GivesTheScenes()
    {
        SceneFile file = SceneFile.Parse(Valid, "s.json");
        Assert.Equal((new MovieGeometry(3, 20, 30), 2, -10, 40), (file.Geometry, file.DotRadius, file.FieldMinimum, file.FieldEnd));
        Assert.Equal([1, 0], file.Scenes.Select(s => s.Label));
        Assert.Equal([new Dot(5, 6, 1.25), new Dot(-10, 39, -0.5)], file.Scenes[0].Scene.Dots);
    }

    [Theory]
    [InlineData("\"frames\": 3", "\"frames\": 0", "$.frames, line 2: 0 is not in [1, 10000]")]
    [InlineData("\"frames\": 3", "\"frames\": -3", "$.frames, line 2: -3 is not in [1, 10000]")]
    [InlineData("\"frames\": 3", "\"frames\": 3.5", "$.frames, line 2: 3.5 is not a whole number")]
    [InlineData("\"frames\": 3", "\"colour\": 1, \"frames\": 3", "$.colour, line 2: unknown member 'colour'")]
    [InlineData("\"frames\": 3, ", "", "missing member 'frames'")]
    [InlineData("\"height\": 20", "\"height\": 5000", "$.height, line 2: 5000 is not in [1, 4096]")]
    [InlineData("\"dotRadius\": 2", "\"dotRadius\": -1", "$.dotRadius, line 2: -1 is not in [0, 1024]")]
    [InlineData("\"fieldMax\": 40", "\"fieldMax\": -10", "$.fieldMax, line 2: -10 is not in [-9, 100000]")]
    [InlineData("\"frames\": 3, \"height\": 20, \"width\": 30", "\"frames\": 9999, \"height\": 4096, \"width\": 4096", "$.frames, line 2: 9999 frames of 4096 x 4096 have more than 2147483647 pixels")]
    [InlineData("\"right\"", "\"up\"", "$.scenes[0].label, line 4: \"up\" is not one of \"left\", \"right\"")]
    [InlineData("\"id\": \"b\"", "\"id\": \"a\"", "$.scenes[1].id, line 9: \"a\" is the id of an earlier scene")]
    [InlineData("\"id\": \"b\"", "\"id\": \"\"", "$.scenes[1].id, line 9: an id is not empty")]
    [InlineData("\"slow\": 0.5, \"alpha\": 2.0,\n", "\"slow\": -0.5, \"alpha\": 2.0,\n", "$.scenes[0].slow, line 4: -0.5 is not in [0, 100000]")]
    [InlineData("5, 6, 1.25", "5, 6", "$.scenes[0].dots[0], line 6: a list of 2 is not a dot [row, column, velocity]")]
    [InlineData("5, 6, 1.25", "5.5, 6, 1.25", "$.scenes[0].dots[0][0], line 6: row 5.5 is not a whole number in [-10, 40)")]
    [InlineData("5, 6, 1.25", "40, 6, 1.25", "$.scenes[0].dots[0][0], line 6: row 40 is not a whole number in [-10, 40)")]
    [InlineData("-10, 39, -0.5", "-10, 40, -0.5", "$.scenes[0].dots[1][1], line 7: column 40 is not in [-10, 40)")]
    [InlineData("-10, 39, -0.5", "-10, -10.01, -0.5", "$.scenes[0].dots[1][1], line 7: column -10.01 is not in [-10, 40)")]
    [InlineData("-10, 39, -0.5", "-10, 39, 1e6", "$.scenes[0].dots[1][2], line 7: velocity 1000000 is not in [-100000, 100000]")]
    [InlineData("-10, 39, -0.5", "-10, 39, 1e999", "$.scenes[0].dots[1][2], line 7: 1e999 is not a finite number")]
    [InlineData("-10, 39, -0.5", "-10, 39, NaN", "$.scenes[0].dots[1][2], line 7: ")]
    [InlineData("[-10, 39, -0.5]", "null", "$.scenes[0].dots[1], line 7: null is not a dot")]
    public void Parse_InvalidValue_NamesFilePathAndLine(string from, string to, string expected)
    {
        Assert.Contains(from, Valid, StringComparison.Ordinal);
        string message = Assert.Throws<InputException>(() => SceneFile.Parse(Valid.Replace(from, to, StringComparison.Ordinal), "s.json")).Message;
        Assert.StartsWith("s.json: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Parse_NoScenesOrTooManyPositions_IsRefused()
    {
        const string head = """{ "frames": 10000, "height": 20, "width": 30, "dotRadius": 2, "fieldMin": -10, "fieldMax": 40, "scenes": [""";
        Assert.Contains("at least 1", Assert.Throws<InputException>(() => SceneFile.Parse(head + "] }", "s.json")).Message, StringComparison.Ordinal);
        // 7000 dots of 10,000 frames are just above 2^26 positions.
        string dots = string.Join(',', Enumerable.Repeat("[0,0,0]", 7000));
        string text = head + """{ "id": "a", "label": "left", "slow": 1, "alpha": 1, "dots": [""" + dots + "] }] }";
        Assert.Contains("more than 67108864 positions", Assert.Throws<InputException>(() => SceneFile.Parse(text, "s.json")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_RandomlyDamagedText_IsReadOrRefusedWithInputException()
    {
        const int texts = 3000;
        const string pool = "{}[]\",:\\0.-e1n \n";
        var stream = new RandomStream(2, "damage");
        int refused = 0;
        for (int i = 0; i < texts; i++)
        {
            char[] text = Valid.ToCharArray();
            for (int damage = stream.NextInt(3); damage >= 0; damage--)
                text[stream.NextInt(text.Length)] = pool[stream.NextInt(pool.Length)];
            try
            {
                SceneFile.Parse(new string(text), "s.json");
            }
            catch (InputException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, texts / 2, texts);
    }

    [Fact]
    public void Read_MissingFile_ThrowsInputException() => Assert.Throws<InputException>(() => SceneFile.Read("no/such/scenes.json"));
}
