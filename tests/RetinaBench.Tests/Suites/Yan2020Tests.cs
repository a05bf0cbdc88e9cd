using RetinaBench.Criteria;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Runs;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;
using RetinaBench.Suites;
using RetinaBench.Tests.Experiments.Encoding;

namespace RetinaBench.Tests.Suites;

/// <summary>The suite as it ships: its sizes, its stimuli, and that its criteria tell a model that knows the cell from one that knows nothing.</summary>
public sealed class Yan2020Tests
{
    private static readonly Suite s_suite = SuiteCatalog.BuiltIn.Read("yan2020");

    [Fact]
    public void Environments_AreThoseOfTheirFingerprints() =>
        Assert.All(s_suite.Environments, environment => EnvironmentFingerprint.Verify(environment.Environment, environment.Fingerprint));

    [Fact]
    public void Noise_OfAFullRun_HasThePublishedSize()
    {
        var noise = Assert.IsType<WhiteNoiseEnvironment>(s_suite.Environments.Single(e => e.Environment.Name == "noise").Environment);
        Assert.Equal(new(1500, 8, 8), noise.Geometry);
        Assert.Equal(600_000, RunOptions.DefaultStimuli * noise.Geometry.Frames);
        Assert.Equal((0.0, 0.5), (noise.Options.Mean, noise.Options.Contrast));
    }

    [Fact]
    public void Criteria_CoverEveryRowOfTheProtocol() => Assert.Equal(
        [
            "sta-temporal", "sta-spatial", "subunit-recovery", "filter-saturation", "layer-saturation", "pruning-effective", "pruning-random", "sample-size", "noise", "transfer",
            "version-ii-time", "version-ii-prediction", "version-ii-transfer", "natural-transfer", "threshold-1-temporal", "threshold-1-recovery", "published-recipe", "published-recipe-hertz",
        ],
        s_suite.Criteria.Select(criterion => criterion.Card.Id));

    [Fact]
    public void Run_OnTheFits_PassesTheKnownCellAndNoConstant()
    {
        string[] judged = ["sta-temporal", "sta-spatial", "subunit-recovery", "pruning-effective", "pruning-random", "natural-transfer"];
        Suite part = SuitePart.Of(s_suite, "subunit-recovery") with { Criteria = [.. s_suite.Criteria.Where(c => judged.Contains(c.Card.Id))] };
        RunRecord record = new RunExecutor(new() { StimuliPerPoint = 2, Threads = 2 }).Execute(
            [part], [new("known", "fake", () => new KnownCellModel(SubunitCell.Published())), new("constant", "fake", () => new KnownCellModel(null))]);
        Assert.All(Of("known"), judgement => Assert.True(judgement.Verdict == Verdict.Passed, judgement.ToString()));
        Assert.All(Of("constant"), judgement => Assert.True(judgement.Verdict is Verdict.Failed or Verdict.InsufficientData or Verdict.NotApplicable, judgement.ToString()));
        Assert.Equal(2, record.StimuliPerPoint);

        IReadOnlyList<Judgement> Of(string model) => record.Models.Single(m => m.Name == model).Suites[0].Judgements;
    }
}
