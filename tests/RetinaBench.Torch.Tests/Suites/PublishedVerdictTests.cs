using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Models.Processes;
using RetinaBench.Models.Registry;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Runs;
using RetinaBench.Suites;
using RetinaBench.Testing;
using RetinaBench.Torch.Murray2021;
using RetinaBench.Torch.Tests.TorchScript;
using RetinaBench.Torch.TorchScript;

namespace RetinaBench.Torch.Tests.Suites;

/// <summary>The authors' trained model through four doors: what is found of it must not depend on the core, nor on the language.</summary>
public sealed class PublishedVerdictTests
{
    // Below 20 stimuli a point nothing is judged on accuracy.
    private const int Stimuli = 20;

    // Where every condition is a run of the whole network: enough for two hundred decisions.
    private const int FewStimuli = 8;

    // Sums of other orders in single precision, of responses to whole movies.
    private const double Rounding = 1e-5;

    // Experiments on the training task: two dozen lesions, and weights; and those on 64 circuits.
    private static readonly string[]
        s_lesions = ["single-lesions", "decision-bias", "signs", "bipolar-kernel-surrounds", "kernels"],
        s_circuits = [.. s_lesions, "minimal-circuits", "decision-bias-circuit", "amacrine-kernel-gradients"];

    private static string Weights => SharedData.Require("reference/murray2021/model.pt");

    [SkippableFact]
    public void Judgements_OfTheTaskWithItsLesions_AreThoseOfTheReferenceCore()
    {
        Need.Torch();
        ModelRecord expected = Run(Reference, Stimuli, s_circuits), found = Run(() => TorchMurray2021Model.FromCheckpoint("published", Weights), Stimuli, s_circuits);
        AssertFoundAlike(expected, found);
        Assert.Equal(Table<CircuitTable>(expected, "minimal-circuits").Rows, Table<CircuitTable>(found, "minimal-circuits").Rows);
        Assert.Contains(expected.Suites[0].Judgements, j => j.Verdict == Verdict.Passed);
    }

    [SkippableFact]
    public void Decisions_AsTorchScript_AreThoseOfTheReferenceCore()
    {
        Need.Torch();
        using var folder = new TemporaryFolder();
        string weights = Weights, path = folder.At("published");
        PythonTorch.Export("export_murray2021.py", weights, path);
        Dictionary<string, string> files = new() { ["path"] = path + ".pt", ["card"] = path + ".card.json" };
        AssertFoundAlike(Run(Reference, FewStimuli, s_lesions), Run(() => Open(new TorchScriptModelKind(), files), FewStimuli, s_lesions));
    }

    [SkippableFact]
    public void Judgements_OfAProcessInPython_AreThoseOfTheReferenceCore()
    {
        string[] command = [PythonInterpreter.Require("numpy", "torch"), "clients/python/examples/murray2021.py", Weights];
        AssertFoundAlike(Run(Reference, Stimuli, s_lesions), Run(() => Open(new ProcessModelKind(), [], command), Stimuli, s_lesions));
    }

    // Verdicts and everything counted alike; what is measured alike but for rounding.
    private static void AssertFoundAlike(ModelRecord expected, ModelRecord found)
    {
        Assert.Null(found.Error);
        Assert.Equal(expected.Suites[0].Judgements.Count, found.Suites[0].Judgements.Count);
        Assert.All(expected.Suites[0].Judgements.Zip(found.Suites[0].Judgements), pair =>
        {
            Assert.Equal((pair.First.Criterion, pair.First.Verdict), (pair.Second.Criterion, pair.Second.Verdict));
            if (pair.First.Value is { } value)
                AssertClose(value, pair.Second.Value!.Value);
        });
        Assert.Equal(Table<LesionTable>(expected, "single-lesions").Rows, Table<LesionTable>(found, "single-lesions").Rows);
        IReadOnlyList<KernelRow> kernels = Table<KernelTable>(expected, "kernels").Rows, others = Table<KernelTable>(found, "kernels").Rows;
        Assert.Equal(kernels.Select(k => k with { Weights = [] }), others.Select(k => k with { Weights = [] }));
        Assert.Equal(kernels.SelectMany(k => k.Weights), others.SelectMany(k => k.Weights));
        IReadOnlyList<SignRow> signs = Table<SignTable>(expected, "signs").Rows, same = Table<SignTable>(found, "signs").Rows;
        Assert.Equal(signs.Count, same.Count);
        Assert.All(signs.Zip(same), pair =>
        {
            Assert.Equal((pair.First.Layer, pair.First.SmallestWeight), (pair.Second.Layer, pair.Second.SmallestWeight));
            AssertClose(pair.First.SmallestResponse, pair.Second.SmallestResponse);
            AssertClose(pair.First.LargestResponse, pair.Second.LargestResponse);
        });
    }

    private static void AssertClose(double expected, double found) => Assert.Equal(expected, found, Rounding * Math.Max(1, Math.Abs(expected)));

    private static T Table<T>(ModelRecord record, string experiment)
        where T : Measurement => Assert.IsType<T>(record.Suites[0].Outcomes.Single(o => o.Experiment == experiment).Measurement);

    private static Murray2021Model Reference() => Murray2021Model.FromCheckpoint("published", Weights);

    private static IModel Open(IModelKind kind, Dictionary<string, string> values, params string[] command) => kind.Open(new()
    {
        Name = "published",
        Kind = kind.Kind,
        Place = "tests",
        Folder = SharedData.RepositoryRoot,
        Values = values,
        Lists = command.Length == 0 ? new() : new Dictionary<string, IReadOnlyList<string>> { ["command"] = command },
    });

    private static ModelRecord Run(Func<IModel> open, int stimuli, string[] experiments)
    {
        Suite whole = SuiteReader.Read(Path.Combine(SharedData.RepositoryRoot, "suites", "murray2021"));
        Suite part = whole with
        {
            Experiments = [.. whole.Experiments.Where(e => experiments.Contains(e.Id))],
            Criteria = [.. whole.Criteria.Where(c => c.Card.Experiments.All(experiments.Contains))],
            Published = [],
        };
        return new RunExecutor(new RunOptions { StimuliPerPoint = stimuli, Threads = 1 }).Execute([part], [new RunModel("published", "tests", open)]).Models.Single();
    }
}
