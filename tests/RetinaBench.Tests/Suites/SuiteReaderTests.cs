using System.Text.Json.Nodes;
using RetinaBench.Stimuli.FlashedImages;
using RetinaBench.Stimuli.WhiteNoise;
using RetinaBench.Suites;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Suites;

/// <summary>Every way in which a suite can be wrong ends in one line that names file, JSON path and line.</summary>
public sealed class SuiteReaderTests
{
    private const string Valid = """
        {
          "id": "planted",
          "version": 3,
          "title": "A planted suite",
          "citation": "Nobody (2021)",
          "environments": [
            {
              "name": "sweep",
              "version": 2,
              "description": "Alpha varies.",
              "fingerprint": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
              "dotMotion": {
                "frames": 3, "rows": 16, "columns": 16, "fieldMinimum": 0, "fieldEnd": 16, "dots": 4, "dotRadius": 1, "seed": 7,
                "variation": { "kind": "alphaSweep", "alpha": { "from": 1, "to": 2, "step": 0.5 }, "slowSpeed": { "low": 0.5, "high": 1.5 } }
              }
            },
            { "name": "fast", "version": 1, "description": "Fast.", "fingerprint": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "dotMotion": { "frames": 3, "rows": 16, "columns": 16, "fieldMinimum": 0, "fieldEnd": 16, "dots": 4, "dotRadius": 1, "seed": 7, "variation": { "kind": "fixedPoint", "alpha": 4, "slowSpeed": { "low": 0.5, "high": 1.5 } } } }
          ],
          "experiments": [
            { "kind": "single-lesions", "id": "lesions", "description": "Lesions.", "environment": "sweep", "vitalBelow": 0.95, "workingAccuracy": 0.75 },
            { "kind": "minimal-circuits", "id": "circuits", "description": "Circuits.", "environment": "sweep", "lesions": "lesions", "tieBreakEnvironment": "fast" },
            { "kind": "accuracy-sweep", "id": "curve", "description": "Curve.", "environment": "sweep", "axis": { "name": "alpha", "label": "alpha", "unit": "" }, "circuits": "circuits" }
          ],
          "criteria": []
        }
        """;

    [Fact]
    public void Read_ValidSuite_IsWhatTheFileSays()
    {
        Suite suite = Read(Valid);
        Assert.Equal(("planted", 3, "A planted suite", "Nobody (2021)"), (suite.Id, suite.Version, suite.Title, suite.Citation));
        Assert.Equal(2, suite.Environments.Count);
        SuiteEnvironment environment = suite.Environments[0];
        Assert.Equal(("sweep", 2, "Alpha varies."), (environment.Environment.Name, environment.Environment.Version, environment.Description));
        Assert.Equal([1, 1.5, 2], environment.Environment.Points.Select(p => p["alpha"]));
        Assert.StartsWith("0123456789abcdef", environment.Fingerprint, StringComparison.Ordinal);
        Assert.Equal(["lesions", "circuits", "curve"], suite.Experiments.Select(e => e.Id));
        Assert.Equal(["circuits"], suite.Experiments[2].DependsOn);
        Assert.Equal(["sweep"], suite.Experiments[2].Environments);
        Assert.Empty(suite.Criteria);
        Assert.Empty(suite.Published);
    }

    [Theory]
    [InlineData("\"id\": \"planted\"", "\"id\": \"other\"", "$.id, line 2: 'other' is not the name of the folder, 'planted'")]
    [InlineData("\"version\": 3", "\"version\": 0", "$.version, line 3: 0 is below 1")]
    [InlineData("\"title\": \"A planted suite\",", "", "missing member 'title'")]
    [InlineData("\"title\"", "\"titel\"", "unknown member 'titel'")]
    [InlineData("\"version\": 3,", "\"version\": 3, \"version\": 3,", "member 'version' appears twice")]
    [InlineData("\"vitalBelow\": 0.95", "\"vitalBelow\": 1.95", "$.experiments[0].vitalBelow, line 20: 1.95 is outside [0, 1]")]
    [InlineData("\"vitalBelow\": 0.95, ", "", "missing member 'vitalBelow'")]
    [InlineData("\"vitalBelow\"", "\"vitalbelow\"", "unknown member 'vitalbelow'")]
    [InlineData("\"vitalBelow\": 0.95", "\"vitalBelow\": 1e999", "$.experiments[0].vitalBelow, line 20")]
    [InlineData("\"workingAccuracy\": 0.75", "\"workingAccuracy\": 0.75, \"dependsOn\": []", "unknown member 'dependsOn'")]
    [InlineData("\"workingAccuracy\": 0.75", "\"workingAccuracy\": 0.75, \"environments\": []", "unknown member 'environments'")]
    [InlineData("\"workingAccuracy\": 0.75", "\"workingAccuracy\": 0.75, \"readsDecisions\": true", "unknown member 'readsDecisions'")]
    [InlineData("\"kind\": \"single-lesions\"", "\"kind\": \"double-lesions\"", "line 20")]
    [InlineData("\"kind\": \"single-lesions\", ", "", "line 20")]
    [InlineData("\"id\": \"circuits\"", "\"id\": \"lesions\"", "$.experiments[1].id, line 21: 'lesions' appears twice")]
    [InlineData("\"id\": \"circuits\"", "\"id\": \" \"", "$.experiments[1].id, line 21: is empty")]
    [InlineData("\"id\": \"circuits\"", "\"id\": null", "line 21")]
    [InlineData("\"environment\": \"sweep\", \"lesions\"", "\"environment\": \"task\", \"lesions\"", "$.experiments[1].environment, line 21: 'task' is not an environment of this suite, only sweep, fast")]
    [InlineData("\"tieBreakEnvironment\": \"fast\"", "\"tieBreakEnvironment\": \"slow\"", "$.experiments[1], line 21: 'slow' is not an environment of this suite, only sweep, fast")]
    [InlineData("\"tieBreakEnvironment\": \"fast\"", "\"tieBreakEnvironment\": \"sweep\"", "$.experiments[1].tieBreakEnvironment, line 21: 'sweep' cannot break ties of itself")]
    [InlineData("\"lesions\": \"lesions\"", "\"lesions\": \"nothing\"", "$.experiments[1].lesions, line 21: 'nothing' is not an experiment of this suite")]
    [InlineData("\"lesions\": \"lesions\"", "\"lesions\": \"circuits\"", "$.experiments[1].lesions, line 21: 'circuits' does not come before 'circuits'")]
    [InlineData("\"lesions\": \"lesions\"", "\"lesions\": \"curve\"", "$.experiments[1].lesions, line 21: 'curve' does not come before 'circuits'")]
    [InlineData("\"circuits\": \"circuits\"", "\"circuits\": \"lesions\"", "$.experiments[2].circuits, line 22: 'lesions' measures a LesionTable, not a CircuitTable")]
    [InlineData("\"name\": \"alpha\", \"label\"", "\"name\": \"s\", \"label\"", "$.experiments[2].axis.name, line 22: sweep does not vary 's', only alpha")]
    [InlineData("\"frames\": 3", "\"frames\": -3", "$.environments[0].dotMotion.frames, line 13: -3 is not in [1, 10000]")]
    [InlineData("\"step\": 0.5", "\"step\": 0.3", "$.environments[0].dotMotion.variation.alpha.step, line 14")]
    [InlineData("\"name\": \"sweep\"", "\"name\": \"my sweep\"", "$.environments[0], line 7")]
    [InlineData("0123456789abcdef0123", "0123456789ABCDEF0123", "$.environments[0].fingerprint, line 11")]
    [InlineData("\"criteria\": []", "\"criteria\": [null]", "$.criteria[0], line 24: null is not a value here")]
    [InlineData("\"criteria\": []", "\"criteria\": [],", "line 25")]
    public void Read_BadSuite_EndsInOneLineThatNamesThePlace(string valid, string bad, string expected)
    {
        int at = Valid.IndexOf(valid, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the valid suite does not hold {valid}");
        InputException error = Assert.Throws<InputException>(() => Read(string.Concat(Valid.AsSpan(0, at), bad, Valid.AsSpan(at + valid.Length))));
        Assert.Contains("suite.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Read_EnvironmentsOfEveryKind_AreWhatTheFileSays()
    {
        Suite suite = Read(WithEnvironments(
            """ "whiteNoise": { "frames": 50, "rows": 8, "columns": 8, "checkSize": 1, "mean": 0, "parts": 2, "seed": 3 } """,
            """ "flashedImages": { "rows": 8, "columns": 8, "flashFrames": 6, "greyFrames": 24, "mean": 0, "seed": 4 } """));
        var noise = Assert.IsType<WhiteNoiseEnvironment>(suite.Environments[0].Environment);
        Assert.Equal((50, 0.0, 2, 3UL), (noise.Options.Frames, noise.Options.Mean, noise.Options.Parts, noise.Options.Seed));
        var images = Assert.IsType<FlashedImagesEnvironment>(suite.Environments[1].Environment);
        Assert.Equal((30, 1.0), (images.Geometry.Frames, images.Options.Exponent));
    }

    [Theory]
    [InlineData(""" "whiteNoise": { "frames": 50, "rows": 8, "columns": 8, "checkSize": 9, "seed": 3 } """, "$.environments[0].whiteNoise.checkSize, line 1: 9 is not in [1, 8]")]
    [InlineData(""" "flashedImages": { "rows": 8, "columns": 8, "flashFrames": 0, "greyFrames": 24, "seed": 4 } """, "$.environments[0].flashedImages.flashFrames, line 1: 0 is not in [1, 10000]")]
    [InlineData(""" "flashedImages": null """, "$.environments[0], line 1: exactly one of dotMotion, whiteNoise, flashedImages is needed, not none")]
    [InlineData(""" "whiteNoise": { "frames": 50, "rows": 8, "columns": 8, "checkSize": 1, "seed": 3 }, "flashedImages": { "rows": 8, "columns": 8, "flashFrames": 1, "greyFrames": 24, "seed": 4 } """, "not whiteNoise and flashedImages")]
    public void Read_BadEnvironment_NamesThePlace(string environment, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => Read(WithEnvironments(environment))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_CriterionOnUnknownExperiment_NamesIt()
    {
        var suite = JsonNode.Parse(Valid)!;
        suite["criteria"] = JsonNode.Parse("""[{ "kind": "descriptive", "id": "c", "claim": "None.", "citation": "None.", "published": "None.", "presupposes": null, "experiment": "nothing" }]""");
        InputException error = Assert.Throws<InputException>(() => Read(suite.ToJsonString()));
        Assert.Contains("'nothing' is not an experiment of this suite", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"kind\": \"minimum-accuracy\", \"experiment\": \"curve\", \"from\": 1, \"to\": 2, \"atLeast\": 0.9, \"eachPoint\": true", null)]
    [InlineData("\"kind\": \"minimum-accuracy\", \"experiment\": \"curve\", \"from\": 1, \"to\": 2, \"atLeast\": 90, \"eachPoint\": true", "$.criteria[0].atLeast, line 24: 90 is outside [0, 1]")]
    [InlineData("\"kind\": \"minimum-accuracy\", \"experiment\": \"curve\", \"from\": 3, \"to\": 2, \"atLeast\": 0.9, \"eachPoint\": true", "$.criteria[0].from, line 24: 3 is above to = 2")]
    [InlineData("\"kind\": \"minimum-accuracy\", \"experiment\": \"curve\", \"from\": 1, \"to\": 2, \"atLeast\": 0.9", "missing member 'eachPoint'")]
    [InlineData("\"kind\": \"minimum-accuracy\", \"experiment\": \"curve\", \"from\": 1, \"to\": 2, \"atLeast\": 0.9, \"eachPoint\": true, \"judged\": true", "unknown member 'judged'")]
    [InlineData("\"kind\": \"vital-ganglion-pair\", \"experiment\": \"lesions\", \"countAtLeast\": 0", "$.criteria[0].countAtLeast, line 24: 0 is below 1")]
    [InlineData("\"kind\": \"lesion-redundancy\", \"experiment\": \"lesions\", \"layers\": [\"cone\"], \"retainedAtLeast\": 0.9", "line 24")]
    [InlineData("\"kind\": \"any-accuracy\", \"experiment\": \"curve\"", "line 24")]
    public void Read_Criterion_IsReadAsStrictly(string parameters, string? expected)
    {
        string suite = Valid.Replace("\"criteria\": []", $$"""  "criteria": [{ {{parameters}}, "id": "c", "claim": "None.", "citation": "None.", "published": "None.", "presupposes": null }]""", StringComparison.Ordinal);
        if (expected is null)
        {
            Assert.Equal("c", Assert.Single(Read(suite).Criteria).Card.Id);
            return;
        }

        InputException error = Assert.Throws<InputException>(() => Read(suite));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("""{ "series": [] }""", null)]
    [InlineData("""{ "series": [{ "experiment": "curve", "series": "intact", "x": [1, 2], "y": [0.5, 1], "trials": null, "source": "s" }] }""", null)]
    [InlineData("""{ "series": [{ "experiment": "nothing", "series": "intact", "x": [1], "y": [1], "trials": 1, "source": "s" }] }""", "$.series[0].experiment, line 1: 'nothing' is not an experiment of the suite")]
    [InlineData("""{ "series": [{ "experiment": "curve", "series": "intact", "x": [1, 2], "y": [1], "trials": 1, "source": "s" }] }""", "$.series[0].y, line 1: 2 values of x and 1 of y")]
    [InlineData("""{ "series": [{ "experiment": "curve", "series": "intact", "x": [1], "y": [1], "trials": 0, "source": "s" }] }""", "$.series[0].trials, line 1: 0 is below 1")]
    [InlineData("""{ "series": [{ "experiment": "curve", "series": "intact", "x": [1], "y": [1], "source": "s" }] }""", "missing member 'trials'")]
    public void Read_Published_IsReadAsStrictly(string published, string? expected)
    {
        using var folder = new TemporaryFolder();
        if (expected is null)
        {
            Read(folder, Valid, published);
            return;
        }

        InputException error = Assert.Throws<InputException>(() => Read(folder, Valid, published));
        Assert.Contains("published.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoSuchFolder_NamesTheFile() =>
        Assert.Contains("suite.json", Assert.Throws<InputException>(() => SuiteReader.Read("no-such-folder")).Message, StringComparison.Ordinal);

    private static string WithEnvironments(params string[] kinds)
    {
        string environments = string.Join(", ", kinds.Select((kind, i) => $$"""{ "name": "e{{i}}", "version": 1, "description": "E.", "fingerprint": "{{new string('0', 64)}}", {{kind}} }"""));
        return $$"""{ "id": "planted", "version": 3, "title": "A planted suite", "citation": "Nobody (2021)", "environments": [{{environments}}], "experiments": [], "criteria": [] }""";
    }

    private static Suite Read(string json)
    {
        using var folder = new TemporaryFolder();
        return Read(folder, json, null);
    }

    private static Suite Read(TemporaryFolder folder, string json, string? published)
    {
        string suite = Path.Combine(folder.Path, "planted");
        Directory.CreateDirectory(suite);
        File.WriteAllText(Path.Combine(suite, SuiteReader.SuiteFileName), json);
        if (published is not null)
            File.WriteAllText(Path.Combine(suite, SuiteReader.PublishedFileName), published);
        return SuiteReader.Read(suite);
    }
}
