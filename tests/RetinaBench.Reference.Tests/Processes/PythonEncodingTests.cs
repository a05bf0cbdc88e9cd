using RetinaBench.Criteria;
using RetinaBench.Experiments.Encoding;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Models.Processes;
using RetinaBench.Models.Validation;
using RetinaBench.Reference.Yan2020;
using RetinaBench.Reference.Yan2020.LinearNonlinear;
using RetinaBench.Runs;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;
using RetinaBench.Suites;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Processes;

/// <summary>clients/python/examples of models that are fitted to cells: they find what the reference models find.</summary>
public sealed class PythonEncodingTests
{
    private const int Frames = 60_000;
    private const int TestFrames = 20_000;

    // Two minimisers of the same likelihood stop at most so far apart in what they predict.
    private const double BetweenMinimisers = 5e-4;

    // The same averages, summed in another order and sent in single precision.
    private const double Rounding = 1e-5;

    // Two draws of initial weights and batches, after a twelfth of the steps of a full fit.
    private const double BetweenFits = 0.03;

    private static readonly SubunitCell s_cell = SubunitCell.Published(1);

    [SkippableFact]
    public void LinearNonlinear_FindsWhatTheReferenceFinds()
    {
        using IDisposable closing = Open(out IEncodingModel python, "linear_nonlinear.py");
        CellRecording recording = s_cell.Record(Noise(Frames, 0), ResponseUnit.Spikes, 1);
        IFittedEncoding expected = new LinearNonlinearModel().Fit(recording, new()), found = python.Fit(recording, new());
        Assert.Equal((expected.Lags, expected.Unit), (found.Lags, found.Unit));
        EncodingFilter reference = ((IFilterSource)expected).Filters.Single(), filter = ((IFilterSource)found).Filters.Single();
        Assert.Equal((reference.Lags, reference.Rows, reference.Columns, 1, 1), (filter.Lags, filter.Rows, filter.Columns, filter.MapRows, filter.MapColumns));
        Assert.All(reference.Weights.ToArray().Zip(filter.Weights.ToArray()), pair => Assert.Equal(pair.First, pair.Second, Rounding));
        Assert.Equal(CorrelationOf(expected), CorrelationOf(found), BetweenMinimisers);
    }

    [SkippableFact]
    public void Network_FindsWhatTheReferenceFinds()
    {
        using IDisposable closing = Open(out IEncodingModel python, "yan2020.py", "8");
        CellRecording recording = s_cell.Record(Noise(Frames, 0), ResponseUnit.Spikes, 1);
        var options = new FitOptions { Seed = 1, Effort = 0.08, Threads = 1 };
        IEncodingVariants family = Assert.IsAssignableFrom<IEncodingVariants>(python);
        Assert.Null(family.Variant(new() { Layers = 2 }));
        Assert.Null(family.Variant(new() { Recipe = "P" }));
        var four = new EncodingVariant { Filters = 4 };
        IFittedEncoding expected = new Yan2020Model(new() { Filters = 4 }).Fit(recording, options), found = family.Variant(four)!.Fit(recording, options);
        Assert.Equal([(500, false), (1000, false), (1200, true)], found.Course.Select((stage, i) => (stage.Iteration, stage.Chosen && i == 2)));
        IReadOnlyList<EncodingFilter> filters = ((IFilterSource)found).Filters;
        Assert.Equal([(1, 7, 7, 2, 2, 4)], filters.Select(f => (f.Lags, f.Rows, f.Columns, f.MapRows, f.MapColumns, f.Readout.Length)).Distinct());
        double whole = CorrelationOf(found);
        Assert.Equal(CorrelationOf(expected), whole, BetweenFits);
        // What is left without the strongest filter predicts worse.
        int strongest = filters.MaxBy(f => f.Readout.ToArray().Max() * Math.Sqrt(f.Weights.ToArray().Sum(w => (double)w * w)))!.Index;
        Assert.InRange(CorrelationOf(((IFilterSelection)found).Keep([.. Enumerable.Range(0, 4).Except([strongest])])), 0, whole - 0.05);
    }

    [SkippableTheory]
    [InlineData("linear_nonlinear.py")]
    [InlineData("yan2020.py", "3")]
    public void Validate_FindsNoFault(params string[] example)
    {
        using IDisposable closing = Open(out IEncodingModel model, example);
        Assert.All(ModelValidator.Validate((IModel)model).Checks, c => Assert.True(c.Outcome != CheckOutcome.Failed, $"{c.Id}: {c.Reason}"));
    }

    [SkippableFact]
    public void Run_OnASmallRecording_JudgesWhatTheModelCanDoAndSaysWhyItCannotDoTheRest()
    {
        const int Stimuli = 60;
        (string Criterion, Verdict Verdict, string Reason)[] expected =
        [
            ("sta-temporal", Verdict.Passed, ""),
            ("sta-spatial", Verdict.Passed, ""),
            ("natural-transfer", Verdict.Passed, ""),
            ("filter-saturation", Verdict.NotApplicable, "the model is one of its kind: it has no other sizes, depths or recipes"),
            ("pruning-effective", Verdict.NotApplicable, "the model has no filters that can be silenced"),
        ];
        Suite suite = SuiteCatalog.BuiltIn.Read("yan2020");
        suite = suite with { Experiments = [.. suite.Experiments.Select(e => e is EncodingFitExperiment fits ? fits with { Seeds = [1] } : e)] };
        Suite part = SuitePart.Of(suite, "filter-saturation") with { Criteria = [.. suite.Criteria.Where(c => expected.Any(e => e.Criterion == c.Card.Id))] };
        RunModel[] models = [new("core", "reference", LinearNonlinear), new("python", "process", () => (IModel)Open("linear_nonlinear.py"))];
        IReadOnlyList<ModelRecord> records = new RunExecutor(new() { StimuliPerPoint = Stimuli, Threads = 2 }).Execute([part], models).Models;
        Assert.All(records, record => Assert.Null(record.Error));
        foreach ((string criterion, Verdict verdict, string reason) in expected)
        {
            Judgement core = records[0].Suites[0].Judgements.Single(j => j.Criterion == criterion), python = records[1].Suites[0].Judgements.Single(j => j.Criterion == criterion);
            Assert.Equal((verdict, core.Verdict), (python.Verdict!.Value, python.Verdict));
            Assert.Contains(reason, python.Reason, StringComparison.Ordinal);
        }

        double[] correlations = [.. records.Select(record => record.Suites[0].Outcomes.Select(o => o.Measurement).OfType<EncodingFitTable>().First().Chosen.Correlation!.Raw)];
        Assert.Equal(correlations[0], correlations[1], 10 * BetweenMinimisers);
    }

    private static IModel LinearNonlinear() =>
        new ReferenceModelKind().Open(new() { Name = "ln", Kind = "reference", Place = "tests", Folder = "", Values = new Dictionary<string, string> { ["architecture"] = "ln" } });

    private static PackedMovie Noise(int frames, int ordinal) =>
        PackedNoise.Draw(new WhiteNoiseEnvironment("noise", 1, new() { Frames = frames, Rows = 8, Columns = 8, CheckSize = 1, Mean = 0, Seed = 5 }), ordinal);

    private static double CorrelationOf(IFittedEncoding fitted)
    {
        PackedMovie fresh = Noise(TestFrames, 1);
        float[] rate = new float[TestFrames - 19], truth = new float[rate.Length];
        fitted.Predict(fresh, 19, rate);
        s_cell.Rate(fresh, 19, truth);
        return PearsonCorrelation.Of([.. rate], [.. truth]).OrNull ?? 0;
    }

    private static IDisposable Open(out IEncodingModel model, params string[] example)
    {
        IDisposable opened = Open(example);
        model = (IEncodingModel)opened;
        return opened;
    }

    private static IDisposable Open(params string[] example) => (IDisposable)new ProcessModelKind().Open(new()
    {
        Name = "python",
        Kind = "process",
        Place = "tests",
        Folder = SharedData.RepositoryRoot,
        Lists = new Dictionary<string, IReadOnlyList<string>>
        {
            ["command"] = [PythonInterpreter.Require(example[0] == "yan2020.py" ? ["numpy", "torch"] : ["numpy"]), $"clients/python/examples/{example[0]}", .. example.Skip(1)],
        },
        Options = new Dictionary<string, string> { ["PYTHONDONTWRITEBYTECODE"] = "1", ["OMP_NUM_THREADS"] = "1" },
    });
}
