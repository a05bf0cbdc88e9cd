using RetinaBench.Baselines.Conformance;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Reports;
using RetinaBench.Runs;
using RetinaBench.Tests.Criteria.Encoding;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Baselines.Conformance;

/// <summary>Baselines of a run in which no model is the subject of both suites.</summary>
public sealed class TwoSuiteBaselineTests
{
    private static readonly IReadOnlyList<ConformanceBaseline> s_baselines = ConformanceBaseline.Of(TwoSuites.Record);

    [Fact]
    public void Of_Record_KeepsEachModelOnTheSuitesThatAreAboutIt() =>
        Assert.Equal(["shows/shown", "fits/fitted", "fits/null-cell"], s_baselines.Select(baseline => $"{baseline.Suite.Id}/{baseline.Model.Name}"));

    [Fact]
    public void BaselineRecord_OfThem_HasEveryModelOnEverySuite()
    {
        RunRecord record = BaselineRecord.Of(s_baselines);

        Assert.Equal(["fits", "shows"], record.Suites.Select(suite => suite.Id));
        Assert.Equal(["fitted", "null-cell", "shown"], record.Models.Select(model => model.Name));
        Assert.Equal(
            [null, "the model has no baseline on this suite", null, "the model has no baseline on this suite", "the model has no baseline on this suite", null],
            record.Models.SelectMany(model => model.Suites).Select(suite => suite.NotApplicable));
        // It is a record like any other.
        Assert.Equal(RunRecordFile.Serialize(record), RunRecordFile.Serialize(RunRecordFile.Parse(RunRecordFile.Serialize(record), "run.json")));
    }

    [Fact]
    public void BaselineRecord_OfTwoVersionsOfAModel_IsRefused()
    {
        ConformanceBaseline other = s_baselines[1] with { Suite = s_baselines[0].Suite, Model = s_baselines[0].Model with { Name = "fitted" } };
        Assert.Equal(
            "baselines are not of one version of the model: version 1 on shows of fitted, version 2 on fits of fitted: accept all from one run",
            Assert.Throws<InputException>(() => BaselineRecord.Of([s_baselines[0], other, s_baselines[1]])).Message);
    }

    [Fact]
    public void Of_FitsOfAModel_KeepsHowWellItPredictsAlone()
    {
        ModelRecord fitted = TwoSuites.Record.Models[1];
        ModelSuiteRecord found = fitted.Suites[1] with { Outcomes = [ExperimentOutcome.Of("fit", PlantedFits.Table(PlantedFits.Recovered(0.9)))] };
        RunRecord record = TwoSuites.Record with { Models = [fitted with { Suites = [fitted.Suites[0], found] }] };

        ConformanceBaseline baseline = Assert.Single(ConformanceBaseline.Of(record));

        EncodingFitRow row = Assert.IsType<EncodingFitTable>(baseline.Model.Suites[0].Outcomes[0].Measurement).Rows[0];
        Assert.Equal(0.9, row.Correlation!.Raw);
        Assert.Null(row.Filters);
        Assert.Contains("| CC |", ReportWriter.RenderLeaderboard(BaselineRecord.Of([baseline])), StringComparison.Ordinal);
        Assert.DoesNotContain("Threshold alpha", ReportWriter.RenderLeaderboard(BaselineRecord.Of([baseline])), StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_SameRun_SaysNothingOfSuitesThatAreNotAboutAModel()
    {
        ConformanceComparison comparison = ConformanceComparer.Compare(s_baselines, TwoSuites.Record, isWhole: true);

        Assert.False(comparison.Fails);
        Assert.All(comparison.Changes, change => Assert.Equal(BaselineChange.Same, change.Change));
        Assert.Equal(["fits/fitted", "fits/null-cell", "shows/shown"], comparison.Changes.Select(change => $"{change.Suite}/{change.Model}").Distinct().Order());
    }

    [Fact]
    public void Compare_OneSuiteOfTwo_TellsNothingOfTheOther() =>
        Assert.False(ConformanceComparer.Compare(s_baselines, new RunExecutor(RunOf.Options()).Execute([TwoSuites.Shows], [RunOf.Entry(new FakeModel("shown"))]), isWhole: true).Fails);

    /// <summary>The main job shows every suite to models that answer stimuli: those that are fitted to cells have not vanished, but one that a run with others of its sort lacks has.</summary>
    [Fact]
    public void Compare_BothSuitesOnModelsOfOne_TellsNothingOfModelsOfTheOther()
    {
        RunModel[] main = [RunOf.Entry(new FakeModel("shown")), new("gpu", "fake", () => throw new UnavailableException("there is no GPU"))];
        RunRecord record = new RunExecutor(RunOf.Options()).Execute([TwoSuites.Shows, TwoSuites.Fits], main);
        Assert.NotNull(record.Models[1].NotRun);
        Assert.False(ConformanceComparer.Compare(s_baselines, record, isWhole: true).Fails);

        ConformanceComparison comparison = ConformanceComparer.Compare(s_baselines, TwoSuites.Record with { Models = [.. TwoSuites.Record.Models.Where(model => model.Name != "fitted")] }, isWhole: true);

        ConformanceChange vanished = Assert.Single(comparison.Changes, change => change.Change == BaselineChange.Vanished);
        Assert.Equal(("fits", "fitted"), (vanished.Suite, vanished.Model));
    }

    [Fact]
    public void Compare_ModelThatCouldBeFittedAndCannotNow_Fails()
    {
        RunRecord now = TwoSuites.Run(new FakeModel("fitted"));

        ConformanceComparison comparison = ConformanceComparer.Compare(s_baselines, now, isWhole: false);

        Assert.True(comparison.Fails);
        Assert.Contains(comparison.Changes, change => change is { Suite: "fits", Item: "fit-measured", Change: BaselineChange.Regressed, Fails: true });
    }
}
