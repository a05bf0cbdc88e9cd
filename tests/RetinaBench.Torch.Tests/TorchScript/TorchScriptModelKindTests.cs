using System.Text.Json.Nodes;
using RetinaBench.Json;
using RetinaBench.Models;
using RetinaBench.Models.Registry;
using RetinaBench.Models.Validation;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;
using RetinaBench.Suites;
using RetinaBench.Testing;
using RetinaBench.Torch.TorchScript;

namespace RetinaBench.Torch.Tests.TorchScript;

public sealed class TorchScriptModelKindTests(ExportedModels exported) : IClassFixture<ExportedModels>
{
    // Two sound float32 implementations of one network agree to about this share of the largest magnitude they handle.
    private const double Relative = 1e-4;

    private static readonly TorchScriptModelKind s_kind = new();

    [SkippableFact]
    public void Open_WorkedExample_KeepsTheContract()
    {
        Need.Torch();
        IRetinaModel model = Open(exported.Example);
        using var closing = (IDisposable)model;
        ValidationReport report = ModelValidator.Validate(model);
        Assert.True(report.IsValid, string.Join('\n', report.Checks.Where(c => c.Outcome == CheckOutcome.Failed).Select(c => $"{c.Id}: {c.Reason}")));
        Assert.Equal(["concurrency"], report.Checks.Where(c => c.Outcome == CheckOutcome.Skipped).Select(c => c.Id));
    }

    [SkippableFact]
    public void Respond_ExportedNetwork_AgreesWithTheReferenceCoreUnderLesions()
    {
        Need.Torch();
        IRetinaModel model = Open(exported.Trained);
        using var closing = (IDisposable)model;
        Murray2021Model reference = Murray2021Model.FromCheckpoint("paper-1", ExportedModels.TrainedWeights);
        ResponseRequest[] requests = [.. model.Card.Layers.SelectMany(l => new ResponseRequest[] { new(l.Name, Reduction.Mean), new(l.Name, Reduction.LastFrame) })];
        Lesion[] lesions = [Lesion.None, Lesion.Isolate(model.Card, Lesion.ParseCellTypes("bipolar:1,4;amacrine:2;ganglion:0,2,5", model.Card)), Lesion.Of(new CellType("amacrine", 3))];
        var query = new ResponseQuery([.. lesions.Select(l => new ConditionQuery(l, requests))]);
        Stimulus[] stimuli = Dots(4);
        ResponseBatch found = model.Respond(stimuli, query), expected = reference.Respond(stimuli, query);
        for (int s = 0; s < stimuli.Length; s++)
        {
            for (int c = 0; c < lesions.Length; c++)
            {
                for (int r = 0; r < requests.Length; r++)
                    Near(expected[s, c, r], found[s, c, r], $"{requests[r]} of {stimuli[s].Id} under '{lesions[c]}'");
            }
        }
    }

    [SkippableFact]
    public void Differentiate_ExportedNetwork_AgreesWithTheReferenceCore()
    {
        Need.Torch();
        IRetinaModel model = Open(exported.Trained);
        using var closing = (IDisposable)model;
        Murray2021Model reference = Murray2021Model.FromCheckpoint("paper-1", ExportedModels.TrainedWeights);
        float[] movie = new float[model.Card.Geometry.Pixels], found = new float[movie.Length], expected = new float[movie.Length];
        Dots(1)[0].Render(movie);
        var objective = new ResponseObjective(
            Lesion.Of(new CellType("bipolar", 3)), new ObjectiveTerm(new("decision", 1), Reduction.LastFrame), new ObjectiveTerm(new("amacrine", 2), Reduction.Mean, 0, 100));
        double value = ((IInputGradient)model).Differentiate(movie, objective, found), want = reference.Differentiate(movie, objective, expected);
        Assert.Equal(want, value, Relative * Math.Max(1, Math.Abs(want)));
        Near(expected, found, "gradient");
    }

    [SkippableFact]
    public void Kernels_ExportedNetwork_AreThoseOfTheReferenceCore()
    {
        Need.Torch();
        IRetinaModel model = Open(exported.Trained);
        using var closing = (IDisposable)model;
        IReadOnlyList<Kernel> found = Assert.IsAssignableFrom<IKernelSource>(model).Kernels, expected = Murray2021Model.FromCheckpoint("paper-1", ExportedModels.TrainedWeights).Kernels;
        Assert.Equal(expected.Select(Told), found.Select(Told));
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Weights.ToArray(), pair.Second.Weights.ToArray()));
    }

    [SkippableFact]
    public void Kernels_OfATypeEachAndInThreeDimensions_AreRead()
    {
        Need.Torch();
        using TorchScriptModel model = Load(exported.Kernels, """[{"tensor": "of1", "layer": "bipolar", "domain": "spatial", "source": "movie", "firstType": 1}, {"tensor": "part.time", "layer": "bipolar", "domain": "temporal"}]""", inputGradient: false);
        Assert.False(model is IInputGradient);
        IReadOnlyList<Kernel> kernels = Assert.IsAssignableFrom<IKernelSource>(model).Kernels;
        Assert.Equal([(new CellType("bipolar", 1), "movie", 2, 3), (new("bipolar", 0), "bipolar", 1, 2), (new("bipolar", 1), "bipolar", 1, 2)], kernels.Select(k => (k.Target, k.Source, k.Rows, k.Columns)));
        Assert.Equal([[0, 1, 2, 3, 4, 5], [10, 11], [12, 13]], kernels.Select(k => k.Weights.ToArray()));
        using TorchScriptModel plain = Load(exported.Kernels, null, inputGradient: false);
        Assert.False(plain is IKernelSource);
    }

    [SkippableTheory]
    [InlineData("""{"tensor": "of2", "layer": "bipolar", "domain": "spatial", "source": "movie"}""", "the card says that kernels are in 'of2', a tensor that the module has not; it has numbers, of1, part.time")]
    [InlineData("""{"tensor": "numbers", "layer": "bipolar", "domain": "temporal"}""", "kernels in 'numbers': the tensor is Int64, expected Float32")]
    [InlineData("""{"tensor": "of1", "layer": "amacrine", "domain": "spatial", "source": "movie"}""", "kernels in 'of1': the tensor feeds layer 'amacrine', the card has bipolar, decision")]
    [InlineData("""{"tensor": "of1", "layer": "bipolar", "domain": "spatial"}""", "kernels in 'of1': the tensor reads nothing, expected movie: the stimulus, or a layer before bipolar")]
    [InlineData("""{"tensor": "of1", "layer": "decision", "domain": "spatial", "source": "decision"}""", "kernels in 'of1': the tensor reads 'decision', expected movie or bipolar: the stimulus, or a layer before decision")]
    [InlineData("""{"tensor": "of1", "layer": "decision", "domain": "spatial", "source": "bipolar"}""", "kernels in 'of1': the tensor is [1, 1, 1, 2, 3], expected [types, 2, rows, columns]: cell types, source types, rows, columns")]
    [InlineData("""{"tensor": "of1", "layer": "bipolar", "domain": "spatial", "source": "movie", "firstType": 2}""", "kernels in 'of1': the tensor feeds cell types 2 to 2 of bipolar, the card has 0 to 1")]
    [InlineData("""{"tensor": "of1", "layer": "bipolar", "domain": "temporal"}""", "kernels in 'of1': the tensor is [1, 1, 1, 2, 3], expected [types, 1, taps], with further axes of length 1: one filter in time for each cell type")]
    [InlineData("""{"tensor": "part.time", "layer": "bipolar", "domain": "temporal", "source": "bipolar"}""", "kernels in 'part.time': the tensor is temporal and reads 'bipolar', expected no source")]
    public void Load_KernelsThatAreNotThere_NamesTheTensorAndWhatIsExpected(string kernel, string message)
    {
        Need.Torch();
        Assert.Contains($"{exported.Kernels}: {message}", Assert.Throws<InputException>(() => Load(exported.Kernels, $"[{kernel}]")).Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("layers", """[{"name": "decision", "role": "decision", "cellTypes": 2, "frames": 12, "rows": 1, "columns": 1}]""", "forward(movies) failed")]
    [InlineData("lesions", "false", "lesions is false, but there are layers beside the decision")]
    [InlineData("input", """{"frames": 14, "rows": 32, "columns": 32}""", "forward returns layer bipolar as [1, 2, 14, 8, 8], the card says [1, 2, 12, 8, 8]: stimuli, cell types, frames, rows, columns")]
    [InlineData("input", """{"frames": 0, "rows": 32, "columns": 32}""", "Frames ('0') must be greater than or equal to '1'")]
    [InlineData("layers", """[]""", "layers is empty, expected at least one")]
    [InlineData("classes", """["left"]""", "decision layer decision has 2 units for 1 classes")]
    [InlineData("version", "null", "$.version")]
    [InlineData("colour", "1", "$.colour")]
    public void Open_CardThatIsNotTheModules_SaysWhatIsWrong(string member, string value, string message)
    {
        Need.Torch();
        string module = exported.Example + ".pt";
        JsonNode card = JsonNode.Parse(File.ReadAllText(exported.Example + ".card.json"))!;
        card[member] = JsonNode.Parse(value);
        string cardFile = exported.Folder.Write($"{Guid.NewGuid():N}.card.json", card.ToJsonString());
        InputException e = Assert.Throws<InputException>(() => s_kind.Open(Entry(module, cardFile)));
        Assert.StartsWith("tests: $.models[0] (exported): ", e.Message, StringComparison.Ordinal);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("return movies.sum()", "forward returns layer bipolar as []")]
    [InlineData("return movies.reshape(-1, 1, 4, 2, 2).double()", "forward returns layer bipolar in Float64, expected Float32")]
    [InlineData("return movies, movies", "forward returns 2 tensors, the card has 1 layers: return a tuple with a tensor for each of bipolar")]
    [InlineData("return {'bipolar': movies}", "forward(movies, mask of bipolar) failed")]
    [InlineData("return [movies, movies, movies]", "forward returns 3 tensors")]
    [InlineData("return movies.reshape(-1, 7)", "forward(movies, mask of bipolar) failed")]
    public void Open_ModuleThatReturnsSomethingElse_SaysWhatIsExpected(string body, string message)
    {
        Need.Torch();
        string card = exported.Folder.Write(
            $"{Guid.NewGuid():N}.card.json",
            """{"version": "1", "description": "d", "citation": "c", "input": {"frames": 4, "rows": 2, "columns": 2}, "lesions": true, "layers": [{"name": "bipolar", "role": "bipolar", "cellTypes": 1, "frames": 4, "rows": 2, "columns": 2}]}""");
        InputException e = Assert.Throws<InputException>(() => s_kind.Open(Entry(exported.ModuleOf(body), card)));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Open_FileThatIsNoModule_IsRefused()
    {
        Need.Torch();
        using var folder = new TemporaryFolder();
        string module = folder.Write("noise.pt", "this is not a zip file");
        string card = folder.Write("card.json", """{"version": "1", "description": "d", "citation": "c", "input": {"frames": 4, "rows": 2, "columns": 2}, "lesions": false, "layers": [{"name": "d", "role": "decision", "cellTypes": 2, "frames": 4, "rows": 1, "columns": 1}], "classes": ["left", "right"]}""");
        InputException e = Assert.Throws<InputException>(() => s_kind.Open(Entry(module, card)));
        Assert.Contains("noise.pt: not a TorchScript module that libtorch can load", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [SkippableFact]
    public void Open_MixedPrecision_IsLeftToTheModule()
    {
        Need.Torch();
        ModelEntry entry = Entry(exported.Example + ".pt", exported.Example + ".card.json", ("precision", "mixed"));
        InputException e = Assert.Throws<InputException>(() => s_kind.Open(entry));
        Assert.Contains("a TorchScript module chooses its own types", e.Message, StringComparison.Ordinal);
    }

    private static (CellType, string, int?, KernelDomain, int, int) Told(Kernel kernel) => (kernel.Target, kernel.Source, kernel.SourceType, kernel.Domain, kernel.Rows, kernel.Columns);

    private static TorchScriptModel Load(string module, string? kernels, bool inputGradient = true) => TorchScriptModel.Load(
        "exported",
        module,
        new("1", "d", "c", new(4, 2, 2), [new("bipolar", LayerRole.Bipolar, 2, 4, 2, 2), new("decision", LayerRole.Decision, 2, 4, 1, 1)], true, ["left", "right"], inputGradient, Kernels: kernels is null ? null : StrictJson.Parse<IReadOnlyList<ScriptKernel>>(kernels, "card")));

    private static IRetinaModel Open(string path) => (IRetinaModel)s_kind.Open(Entry(path + ".pt", path + ".card.json"));

    private static ModelEntry Entry(string module, string card, params (string Name, string Value)[] further) => new()
    {
        Name = "exported",
        Kind = s_kind.Kind,
        Place = "tests: $.models[0]",
        Values = new Dictionary<string, string>(further.Select(f => KeyValuePair.Create(f.Name, f.Value))) { ["path"] = module, ["card"] = card },
    };

    // Published stimuli at full size, each from another point.
    private static Stimulus[] Dots(int count)
    {
        IStimulusEnvironment environment = SuiteReader.Read(Path.Combine(SharedData.RepositoryRoot, "suites", "murray2021")).Environments[0].Environment;
        return [.. Enumerable.Range(0, count).Select(i => environment.Create(i * 5 % environment.Points.Count, i))];
    }

    private static void Near(ReadOnlySpan<float> expected, ReadOnlySpan<float> found, string what)
    {
        double scale = 0;
        foreach (float value in expected)
            scale = Math.Max(scale, Math.Abs(value));
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - found[i]) <= Relative * scale))
                Assert.Fail(FormattableString.Invariant($"{what}, value {i}: {found[i]}, reference {expected[i]}, largest {scale}"));
        }
    }
}
