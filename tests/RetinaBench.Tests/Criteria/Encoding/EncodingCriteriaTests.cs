using RetinaBench.Criteria;
using RetinaBench.Criteria.Encoding;
using RetinaBench.Experiments.Measurements;
using static RetinaBench.Tests.Criteria.Encoding.PlantedFits;

namespace RetinaBench.Tests.Criteria.Encoding;

/// <summary>Each criterion on encoding models: what independent simulations found passes, what breaks its claim fails, and what predicts nothing never passes.</summary>
public sealed class EncodingCriteriaTests
{
    [Theory]
    [InlineData(FieldPart.Time, 0.98, Verdict.Passed)]
    [InlineData(FieldPart.Space, 0.97, Verdict.Passed)]
    [InlineData(FieldPart.Space, 0.992, Verdict.InsufficientData)]
    [InlineData(FieldPart.Space, 0.995, Verdict.Failed)]
    public void TriggeredField_Cosine_IsHeldAgainstItsInterval(FieldPart part, double least, Verdict expected)
    {
        Criterion criterion = new TriggeredFieldCosine { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "fits", Part = part, CosineAtLeast = least };
        Assert.Equal(expected, Judge(criterion, Table(Recovered())).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Table(Recovered() with { Field = new(0, null, null, null, null, new float[64]) })).Verdict);
    }

    [Fact]
    public void SubunitRecovery_ExactlyOneFilterASubunit_Passes()
    {
        var criterion = new SubunitRecovery { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "fits", CosineAtLeast = 0.97 };
        EncodingFitRow good = Recovered();
        Judgement passed = Judge(criterion, Table(good));
        Assert.Equal((Verdict.Passed, 0.99), (passed.Verdict, passed.Value));
        FittedFilterRow[] filters = [.. good.Filters!];
        Assert.Equal(Verdict.Failed, Judge(criterion, Table(good with { Filters = [.. filters[..3], filters[3] with { Cosine = 0.96 }, .. filters[4..]] })).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Table(good with { Filters = [.. filters[..4], Filter(4, true, null, 0, 0), .. filters[5..]] })).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Table(good with { Filters = filters[..3] })).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Table(good with { Filters = [] })).Verdict);
        Assert.Equal(Verdict.NotApplicable, Judge(criterion, Table(good with { Filters = null })).Verdict);
    }

    [Fact]
    public void SubunitRecovery_OfSeveralSeeds_JudgesTheOneOfTheLeastLoss()
    {
        var criterion = new SubunitRecovery { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "fits", CosineAtLeast = 0.97 };
        EncodingFitRow good = Recovered() with { ValidationLoss = 0.2 }, bad = good with { Filters = good.Filters!.Take(3).ToList(), ValidationLoss = 0.3 };
        Assert.Equal((Verdict.Passed, 0.99, 0.0), Of(Judge(criterion, Table(bad, good))));
        Assert.Equal(Verdict.Failed, Judge(criterion, Table(bad with { ValidationLoss = 0.1 }, good)).Verdict);

        static (Verdict?, double?, double?) Of(Judgement judgement) => (judgement.Verdict, judgement.Value, judgement.Lower);
    }

    [Fact]
    public void SubunitRecovery_InTime_NeedsTheCourseOfEverySubunit()
    {
        var criterion = new SubunitRecovery { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "fits", CosineAtLeast = 0.95, InTime = true };
        EncodingFitRow good = Recovered();
        Assert.Equal(Verdict.Passed, Judge(criterion, Table(good)).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Table(good with { Filters = [.. good.Filters!.Select(f => f with { TimeCosine = 0.9 })] })).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Table(good with { Filters = [.. good.Filters!.Take(2)] })).Verdict);
        Assert.Equal(Verdict.NotApplicable, Judge(criterion, Table(good with { Filters = [.. good.Filters!.Select(f => f with { Time = null, TimeCosine = null })] })).Verdict);
    }

    [Theory]
    [InlineData(0.90, 0.92, 0.955, 0.985, 0.985, Verdict.Passed)]
    [InlineData(0.90, 0.92, 0.93, 0.94, 0.985, Verdict.Failed)]          // still rises beyond
    [InlineData(0.90, 0.93, 0.90, 0.985, 0.985, Verdict.Failed)]         // a filter too many is a loss
    [InlineData(0.90, 0.92, 0.955, 0.954, 0.955, Verdict.InsufficientData)]
    [InlineData(0, 0, 0, 0, 0, Verdict.InsufficientData)]
    [InlineData(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, Verdict.Failed)]
    public void FilterSaturation_Curve_MustRiseAndThenBeFlat(double one, double two, double three, double four, double eight, Verdict expected)
    {
        var criterion = new FilterSaturation { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "fits", RisesTo = 4, FlatTo = 8, GainBelow = 0.01 };
        Assert.Equal(expected, Judge(criterion, Filters((1, one), (2, two), (3, three), (4, four), (8, eight))).Verdict);
        Assert.Equal(Verdict.NotApplicable, Judge(criterion, Filters((1, one), (2, two), (8, eight))).Verdict);
    }

    [Theory]
    [InlineData(0.98, 0.99, 0.975, 0.985, Verdict.Passed)]
    [InlineData(0.95, 0.99, 0.98, 0.985, Verdict.Failed)]                // more filters help
    [InlineData(0.98, 0.99, 0.92, 0.925, Verdict.Failed)]                // no better than one convolution
    [InlineData(0, 0, 0, 0, Verdict.Failed)]
    [InlineData(double.NaN, double.NaN, double.NaN, double.NaN, Verdict.Failed)]
    public void LayerSaturation_EachDepth_MustBeFlatAndGood(double two2, double two4, double three2, double three4, Verdict expected)
    {
        var criterion = new LayerSaturation { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "fits", FiltersFrom = 2, SpreadAtMost = 0.02, CorrelationAtLeast = 0.935 };
        Assert.Equal(expected, Judge(criterion, Layers((2, 2, two2), (2, 4, two4), (3, 2, three2), (3, 4, three4))).Verdict);
        Assert.Equal(Verdict.NotApplicable, Judge(criterion, Layers((2, 2, two2), (3, 4, three4))).Verdict);
    }

    [Fact]
    public void EffectivePruning_NoChange_Passes()
    {
        var criterion = new EffectivePruning { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "fits", ChangeAtMost = 0.005, WorkingCorrelation = 0.9 };
        EncodingFitRow good = Recovered();
        Assert.Equal(Verdict.Passed, Judge(criterion, Table(good)).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Table(good with { Pruning = good.Pruning! with { Change = ScoreOf(-0.05) } })).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Table(good with { Pruning = good.Pruning! with { Change = ScoreOf(0.05) } })).Verdict);
        Assert.Equal(Verdict.InsufficientData, Judge(criterion, Table(good with { Pruning = good.Pruning! with { Change = ScoreOf(-0.006) } })).Verdict);
        Obstacles(criterion);
    }

    [Fact]
    public void RandomPruning_FarWorse_Passes()
    {
        var criterion = new RandomPruning { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "fits", MeanBelow = 0.6, WorkingCorrelation = 0.9 };
        EncodingFitRow good = Recovered();
        Judgement passed = Judge(criterion, Table(good));
        Assert.Equal((Verdict.Passed, 0.337), (passed.Verdict, Math.Round(passed.Value!.Value, 3)));
        Assert.Equal(Verdict.Failed, Judge(criterion, Table(good with { Pruning = good.Pruning! with { Random = [0.9, 0.91, 0.92] } })).Verdict);
        Obstacles(criterion);
    }

    [Fact]
    public void SampleSize_SimulatedCurve_Passes()
    {
        var criterion = new SampleSize { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "fits", FallAtMost = 0.01, AtShare = 0.1, CorrelationAtLeast = 0.9 };
        Assert.Equal(Verdict.Passed, Judge(criterion, Shares((0.01, 0.8), (0.03, 0.85), (0.1, 0.93), (0.3, 0.975), (1, 0.985))).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Shares((0.01, 0.8), (0.03, 0.85), (0.1, 0.87), (0.3, 0.975), (1, 0.985))).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Shares((0.01, 0.8), (0.03, 0.85), (0.1, 0.93), (0.3, 0.975), (1, 0.95))).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Shares((0.01, 0), (0.03, 0), (0.1, 0), (0.3, 0), (1, 0))).Verdict);
        Assert.Equal(Verdict.NotApplicable, Judge(criterion, Shares((0.01, 0.8), (1, 0.985))).Verdict);
    }

    [Fact]
    public void NoiseFall_SimulatedCurve_Passes()
    {
        var criterion = new NoiseFall { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "fits", RiseAtMost = 0.01, LastBelow = 0.1, WorkingCorrelation = 0.9 };
        Assert.Equal(Verdict.Passed, Judge(criterion, Replaced((0, 0.985), (0.3, 0.95), (0.7, 0.88), (1, 0.04))).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Replaced((0, 0.985), (0.3, 0.95), (0.7, 0.88), (1, 0.4))).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Replaced((0, 0.985), (0.3, 0.8), (0.7, 0.88), (1, 0.04))).Verdict);
        Assert.Equal(Verdict.InsufficientData, Judge(criterion, Replaced((0, 0.01), (0.3, 0), (0.7, 0), (1, 0))).Verdict);
        Assert.Equal(Verdict.InsufficientData, Judge(criterion, Replaced((0, double.NaN), (1, double.NaN))).Verdict);
        Assert.Equal(Verdict.NotApplicable, Judge(criterion, Replaced((0, 0.985), (0.3, 0.95))).Verdict);
    }

    [Theory]
    [InlineData(0, Verdict.Passed, 10)]
    [InlineData(2, Verdict.Passed, 8)]
    [InlineData(3, Verdict.Failed, 7)]
    public void TransferDiagonal_CellsThatAnotherModelPredictsBetter_Count(int taken, Verdict expected, int best)
    {
        var criterion = new TransferDiagonal { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "fits", CellsAtLeast = 8 };
        Judgement judgement = Judge(criterion, Transfer(taken));
        Assert.Equal((expected, best), (judgement.Verdict, judgement.Value));
        TransferTable constant = Transfer(0) with { Fits = [.. Transfer(0).Fits.Select(fit => fit with { OtherCells = [.. fit.OtherCells!.Select(c => c with { Correlation = null })] })] };
        Assert.Equal((Verdict.Failed, 0.0), (Judge(criterion, constant).Verdict, Judge(criterion, constant).Value));
    }

    [Theory]
    [InlineData(0.99, 0.985, Verdict.Passed)]
    [InlineData(0.983, 0.985, Verdict.InsufficientData)]
    [InlineData(0.93, 0.985, Verdict.Failed)]
    [InlineData(0.94, 0.73, Verdict.Passed)]
    [InlineData(0.94, double.NaN, Verdict.Passed)]
    [InlineData(0.1, 0.1, Verdict.InsufficientData)]
    [InlineData(double.NaN, 0.985, Verdict.InsufficientData)]
    public void PredictionComparison_OfTwoModels_IsOfTheirDifference(double mine, double other, Verdict expected)
    {
        var criterion = new PredictionComparison { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "mine", Than = "other", Within = 0, WorkingCorrelation = 0.9 };
        Assert.Equal(expected, criterion.Judge(Outcomes(("mine", Table(Fit(mine))), ("other", Table(Fit(other))))).Verdict);
    }

    /// <summary>The first cell of the population is the fitted one; only the others count.</summary>
    [Theory]
    [InlineData(-0.05, 0.985, Verdict.Passed)]
    [InlineData(0.05, 0.985, Verdict.Failed)]
    [InlineData(-0.006, 0.985, Verdict.InsufficientData)]
    [InlineData(-0.004, 0.985, Verdict.InsufficientData)]
    [InlineData(-0.05, 0.1, Verdict.InsufficientData)]
    public void TransferComparison_MeanOverOtherCells_MustBeSmaller(double difference, double cc, Verdict expected)
    {
        var criterion = new TransferComparison { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "mine", Than = "other", WorkingCorrelation = 0.9 };
        EncodingFitRow other = Recovered(), mine = Recovered(cc) with
        {
            OtherCells = [.. other.OtherCells!.Select((cell, i) => cell with { Correlation = ScoreOf(i == 0 ? 0 : cell.Correlation!.Raw + difference + (0.001 * i)) })],
        };
        Judgement judgement = criterion.Judge(Outcomes(("mine", Table(mine)), ("other", Table(other))));
        Assert.Equal(expected, judgement.Verdict);
        if (expected != Verdict.InsufficientData)
            Assert.Equal(difference + 0.005, judgement.Value!.Value, 1e-12);
        EncodingFitRow filtered = other with { OtherCells = [.. other.OtherCells!.Select(cell => cell with { Correlation = ScoreOf(-0.9), BehindItsFilter = cell.Correlation })] };
        Assert.Equal(judgement, criterion.Judge(Outcomes(("mine", Table(mine)), ("other", Table(filtered)))));
        Assert.Equal(Verdict.NotApplicable, criterion.Judge(Outcomes(("mine", Table(Fit(0.98))), ("other", Table(other)))).Verdict);
        Assert.Equal(Verdict.NotApplicable, criterion.Judge(Outcomes(("mine", Table(other)), ("other", Table(other)))).Verdict);
    }

    [Fact]
    public void ImagePrediction_Correlation_IsHeldAgainstItsInterval()
    {
        var criterion = new ImagePrediction { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "fits", CorrelationAtLeast = 0.9 };
        EncodingFitRow good = Recovered();
        Assert.Equal(Verdict.Passed, Judge(criterion, Table(good)).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Table(good with { Images = good.Images! with { Correlation = ScoreOf(0.3) } })).Verdict);
        Assert.Equal(Verdict.InsufficientData, Judge(criterion, Table(good with { Images = good.Images! with { Correlation = ScoreOf(0.898) } })).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Table(good with { Images = good.Images! with { Correlation = null } })).Verdict);
        Assert.Equal(Verdict.NotApplicable, Judge(criterion, Table(good with { Images = null })).Verdict);
    }

    [Fact]
    public void Judge_FitsOfAQuickRun_NeverFail()
    {
        var criterion = new SubunitRecovery { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "fits", CosineAtLeast = 0.97 };
        EncodingFitRow good = Recovered();
        Assert.Equal(Verdict.Passed, Judge(criterion, Table(good) with { Scale = 0.125 }).Verdict);
        Judgement judgement = Judge(criterion, Table(good with { Filters = [] }) with { Scale = 0.125 });
        Assert.Equal(Verdict.InsufficientData, judgement.Verdict);
        Assert.EndsWith("fitted with 0.125 of the frames and steps of a full run, which decides", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Descriptive_Fits_AreTold()
    {
        var criterion = new Descriptive { Id = "c", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "fits" };
        Assert.Equal("CC 0.985 with 4 effective filters of 8", Judge(criterion, Table(Recovered())).Measured);
        Assert.Equal("the prediction never changes", Judge(criterion, Table(Fit(double.NaN))).Measured);
    }

    // What neither criterion on pruning can be judged on.
    private static void Obstacles(Criterion criterion)
    {
        EncodingFitRow good = Recovered();
        Assert.Equal(Verdict.InsufficientData, Judge(criterion, Table(Recovered(0.02))).Verdict);
        Assert.Equal(Verdict.NotApplicable, Judge(criterion, Table(good with { Pruning = new(4, 4, null, null, []) })).Verdict);
        Assert.Equal(Verdict.Failed, Judge(criterion, Table(good with { Pruning = new(0, 8, null, null, []) })).Verdict);
        Assert.Equal(Verdict.NotApplicable, Judge(criterion, Table(good with { Pruning = null })).Verdict);
    }

    private static Judgement Judge(Criterion criterion, Measurement measurement) => criterion.Judge(Outcomes(("fits", measurement)));
}
