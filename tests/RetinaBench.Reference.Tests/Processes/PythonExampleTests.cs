using RetinaBench.Models;
using RetinaBench.Models.Processes;
using RetinaBench.Models.Validation;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Tests.Suites;
using RetinaBench.Stimuli;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Processes;

/// <summary>clients/python/examples/murray2021.py, the published network in PyTorch, served live: it gives what the reference core gives.</summary>
public sealed class PythonExampleTests
{
    // What two float32 implementations of the network agree to: README of the reference data.
    private const double Absolute = 1e-3, Relative = 1e-4;

    // Gradients run through the same sums twice as long.
    private const double GradientShare = 1e-3;

    [SkippableFact]
    public void Responses_AreThoseOfTheReferenceCoreUnderEveryKindOfLesion()
    {
        using var model = (IDisposable)Open();
        var python = (IRetinaModel)model;
        Murray2021Model core = Core();
        Assert.Equal(core.Card.Layers, python.Card.Layers);
        Stimulus[] stimuli = [.. Enumerable.Range(0, 2).Select(i => SuiteRun.Murray2021.Environments[0].Environment.Create(0, i))];
        ResponseRequest[] requests = [.. core.Card.Layers.SelectMany(l => (ResponseRequest[])[new(l.Name, Reduction.Mean), new(l.Name, Reduction.SpatialMean), new(l.Name, Reduction.Maximum)]), new("decision", Reduction.LastFrame)];
        Lesion[] lesions = [Lesion.None, Lesion.Of(new CellType("bipolar", 4)), Lesion.Of(new("amacrine", 2), new("ganglion", 0)), Lesion.Isolate(core.Card, new("bipolar", 4), new("amacrine", 2), new("ganglion", 0), new("ganglion", 2))];
        var query = new ResponseQuery([.. lesions.Select(l => new ConditionQuery(l, requests))]);
        ResponseBatch expected = core.Respond(stimuli, query), found = python.Respond(stimuli, query);
        for (int s = 0; s < stimuli.Length; s++)
        {
            for (int c = 0; c < lesions.Length; c++)
            {
                for (int r = 0; r < requests.Length; r++)
                    AssertClose($"{requests[r]} of {stimuli[s].Id}, '{lesions[c]}'", expected[s, c, r], found[s, c, r]);
            }
        }
    }

    [SkippableFact]
    public void Gradient_IsThatOfTheReferenceCore()
    {
        using var model = (IDisposable)Open();
        Murray2021Model core = Core();
        float[] movie = new float[core.Card.Geometry.Pixels], expected = new float[movie.Length], found = new float[movie.Length];
        SuiteRun.Murray2021.Environments[0].Environment.Create(0, 3).Render(movie);
        var objective = new ResponseObjective(Lesion.Of(new CellType("amacrine", 1)), new ObjectiveTerm(new("decision", 1), Reduction.LastFrame), new ObjectiveTerm(new("ganglion", 2), Reduction.Mean, Weight: 20));
        double value = core.Differentiate(movie, objective, expected);
        Assert.Equal(value, ((IInputGradient)model).Differentiate(movie, objective, found), Absolute + (Relative * Math.Abs(value)));
        double length = Math.Sqrt(expected.Sum(g => (double)g * g)), apart = Math.Sqrt(expected.Zip(found, (e, f) => ((double)e - f) * ((double)e - f)).Sum());
        Assert.True(apart <= GradientShare * length, $"gradients of length {length} are {apart} apart");
    }

    [SkippableFact]
    public void Kernels_AreThoseOfTheReferenceCore()
    {
        using var model = (IDisposable)Open();
        Dictionary<string, Kernel> found = ((IKernelSource)model).Kernels.ToDictionary(Name);
        IReadOnlyList<Kernel> expected = Core().Kernels;
        Assert.Equal(expected.Count, found.Count);
        Assert.All(expected, k => Assert.Equal(k.Weights.ToArray(), found[Name(k)].Weights.ToArray()));

        static string Name(Kernel kernel) => $"{kernel.Target} {kernel.Source}:{kernel.SourceType} {kernel.Domain} {kernel.Rows}x{kernel.Columns}";
    }

    [SkippableFact]
    public void Validate_FindsNoFault()
    {
        using var model = (IDisposable)Open();
        foreach (string check in (string[])["reductions", "batch-independence", "sham-lesion", "determinism"])
        {
            CheckResult result = ModelValidator.Validate((IRetinaModel)model, check);
            Assert.True(result.Outcome == CheckOutcome.Passed, $"{check}: {result.Reason}");
        }
    }

    private static string Weights => SharedData.Require("reference/murray2021/model.pt");

    private static Murray2021Model Core() => Murray2021Model.FromCheckpoint("core", Weights);

    private static IRetinaModel Open() => (IRetinaModel)new ProcessModelKind().Open(new()
    {
        Name = "published",
        Kind = "process",
        Place = "tests",
        Folder = SharedData.RepositoryRoot,
        Lists = new Dictionary<string, IReadOnlyList<string>> { ["command"] = [PythonInterpreter.Require("numpy", "torch"), "clients/python/examples/murray2021.py", Weights] },
        Options = new Dictionary<string, string> { ["PYTHONDONTWRITEBYTECODE"] = "1" },
    });

    private static void AssertClose(string what, ReadOnlySpan<float> expected, ReadOnlySpan<float> found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - found[i]) <= Absolute + (Relative * Math.Abs(expected[i])), FormattableString.Invariant($"{what}, value {i}: {found[i]}, the reference core gives {expected[i]}"));
    }
}
