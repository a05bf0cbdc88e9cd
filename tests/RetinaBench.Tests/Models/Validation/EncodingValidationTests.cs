using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.Validation;
using RetinaBench.Tests.Models.Registry;

namespace RetinaBench.Tests.Models.Validation;

/// <summary>Each fault is planted in the fits of a sound model, and must fail the check that is about it.</summary>
public sealed class EncodingValidationTests
{
    [Fact]
    public void Validate_SoundModel_PassesEveryCheck()
    {
        ValidationReport report = ModelValidator.Validate(new TestEncodingModel());
        Assert.All(report.Checks, c => Assert.True(c.Outcome == CheckOutcome.Passed, $"{c.Id}: {c.Reason}"));
        Assert.True(report.IsValid);
        Assert.Equal(("sound", "2"), (report.Model, report.Version));
        Assert.Equal(ModelValidator.FitChecks.Select(c => c.Id), report.Checks.Select(c => c.Id));
    }

    [Fact]
    public void Validate_ExamplePlugin_PassesWhatApplies()
    {
        ValidationReport report = ModelValidator.Validate(Plugin.Registry, Plugin.Entry("ExamplePlugin.TriggeredAverageModel"));
        Assert.Equal([ModelValidator.OpenCheck, .. ModelValidator.FitChecks.Select(c => c.Id)], report.Checks.Select(c => c.Id));
        Assert.All(report.Checks, c => Assert.True(c.Outcome == (c.Id == "filter-selection" ? CheckOutcome.Skipped : CheckOutcome.Passed), $"{c.Id}: {c.Reason}"));
    }

    [Fact]
    public void Validate_CardOfAModelThatAnswersStimuli_FailsTheCard()
    {
        AssertFails("card", "input is 5x6x8, expected null", new() { Card = new TestEncodingModel().Card with { Input = new(5, 6, 8) } });
        AssertFails("card", "there are 1 layers, expected an empty list", new() { Card = new TestEncodingModel().Card with { Layers = [new("a", RetinaBench.Models.LayerRole.Ganglion, 1, 1, 1, 1)] } });
        AssertFails("card", "there are 1 classes, expected an empty list", new() { Card = new TestEncodingModel().Card with { Classes = ["left"] } });
    }

    [Fact]
    public void Validate_NoFit_FailsFit() => AssertFails("fit", "the fit gave nothing", new() { Spoil = (_, _) => null });

    [Fact]
    public void Validate_OtherUnit_FailsFit() =>
        AssertFails("fit", "predictions are in Hertz, the recording is in Spikes", new() { Spoil = (fit, _) => fit with { Unit = ResponseUnit.Hertz } });

    [Fact]
    public void Validate_NoLags_FailsFit() => AssertFails("fit", "predictions depend on 0 frames", new() { Spoil = (fit, _) => fit with { Lags = 0 } });

    [Fact]
    public void Validate_TwoStagesChosen_FailsFit() =>
        AssertFails("fit", "2 stages of the fit are chosen, expected one", new() { Spoil = (fit, _) => fit with { Course = [new(1, 1, true), new(2, 1, true)] } });

    [Fact]
    public void Validate_LossThatIsNoNumber_FailsFit() =>
        AssertFails("fit", "stage 0 of the fit has the loss NaN", new() { Spoil = (fit, _) => fit with { Course = [new(1, double.NaN, true)] } });

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(-0.25f)]
    [InlineData(float.PositiveInfinity)]
    public void Validate_PredictionOutOfRange_FailsPredictions(float value) =>
        AssertFails("predictions", "the prediction for frame 0 is", new() { Spoil = (fit, _) => fit with { Change = (_, _) => value } });

    [Fact]
    public void Validate_PredictionThatDependsOnTheFirstFrame_FailsPredictions() =>
        AssertFails("predictions", "asked for alone, the prediction for frame 101 is", new() { Spoil = (fit, _) => fit with { Change = (rate, first) => rate + (first > 0 ? 1 : 0) } });

    [Fact]
    public void Validate_FitThatDependsOnThreads_FailsDeterminism() =>
        AssertFails("fit-determinism", "second fit, 2 threads: the prediction for frame 0 is", new() { Spoil = (fit, options) => fit with { Mean = fit.Mean * options.Threads } });

    [Fact]
    public void Validate_FilterOfTooFewWeights_FailsFilters() =>
        AssertFails("filters", "filter 0 is [1 lags, 8 rows, 8 columns] with 3 weights", new() { Spoil = (fit, _) => fit with { Filters = [new(0, 1, 8, 8, new float[3], 1, 1, new float[1])] } });

    [Fact]
    public void Validate_FilterWithTooManyPositions_FailsFilters() =>
        AssertFails("filters", "has 8 x 8 positions in frames of 8 x 8", new() { Spoil = (fit, _) => fit with { Filters = [new(0, 1, 7, 7, new float[49], 8, 8, new float[64])] } });

    [Fact]
    public void Validate_FilterThatIsNoNumber_FailsFilters() =>
        AssertFails("filters", "weight 0 of its readout is NaN", new() { Spoil = (fit, _) => fit with { Filters = [new(0, 1, 8, 8, new float[64], 1, 1, new[] { float.NaN })] } });

    [Fact]
    public void Validate_SelectionOfAllThatChangesTheModel_FailsFilterSelection() =>
        // No filter to keep, as if none were known: what is left has none.
        AssertFails("filter-selection", "with all filters kept, the prediction for frame", new() { Spoil = (fit, _) => fit with { Filters = [] } });

    private static void AssertFails(string check, string expected, TestEncodingModel model)
    {
        ValidationReport report = ModelValidator.Validate(model);
        CheckResult result = report.Checks.Single(c => c.Id == check);
        Assert.True(result.Outcome == CheckOutcome.Failed, $"{check} {result.Outcome}: {result.Reason}");
        Assert.Contains(expected, result.Reason, StringComparison.Ordinal);
        Assert.False(report.IsValid);
    }
}
