using RetinaBench.Experiments;
using RetinaBench.Experiments.Encoding.Recorded;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Experiments.Encoding.Recorded;

/// <summary>Experiments on recordings of a cell that the model knows, so that what they should find is known.</summary>
public sealed class RecordedExperimentTests(RecordedFolder folder) : IClassFixture<RecordedFolder>
{
    // A perfect model is at its ceiling but for what both are estimated with, some hundredths over 2000 frames of four trials.
    private const double Sampling = 0.05;

    [Fact]
    public void Fits_OfTheCellItself_AreAtTheirCeilings()
    {
        var model = new KnownCellModel(RecordedFolder.Known);
        RecordedFitTable table = Measure<RecordedFitTable>(RecordedFolder.Fits, RecordedFolder.Context(model, folder.All));
        Assert.Null(table.FindFault());
        Assert.Equal((0.5, 1.0), (table.Effort, table.Scale));
        Assert.Equal([2, 2, 2, 0], table.Cells.Select(cell => cell.Rows.Count));
        Assert.Equal(folder.All.Cells[3].Problem, table.Cells[3].Cell.Refused);
        RecordedCellFits known = table.Cells[0];
        Assert.Equal(("a-known.npz", 0, 30.0, 6000, 1981, 4), (known.Cell.File, known.Cell.Number, known.Cell.FrameRate, known.Cell.FittedFrames, known.Cell.TestedFrames, known.Cell.TestedTrials));
        EncodingFitRow fit = known.Chosen!;
        Assert.Equal((1UL, 6000, 1981), (fit.Seed, fit.Frames, fit.TestFrames));
        Assert.Equal(("CC", "CCmax"), (fit.Correlation!.Measure, fit.Correlation.CeilingMeasure));
        Assert.Equal(1, fit.Correlation.Ceiled!.Value, Sampling);
        Assert.Equal((Resampled.Frames, 20), (fit.Correlation.Error!.Resampled, fit.Correlation.Error.Parts));
        Assert.Equal([("CC", "split halves"), ("FVE", "FEV"), ("CC of single repeats", "jackknife oracle")], fit.Scores!.Select(score => (score.Measure, score.CeilingMeasure)));
        Assert.Equal(1, fit.Scores![0].Ceiled!.Value, 2 * Sampling);
        Assert.Equal(1, fit.Scores[1].Ceiled!.Value, 2 * Sampling);
        // The other repeats are noisy themselves, the model is not.
        Assert.True(fit.Scores[2].Ceiled > 1);
        Assert.Equal(known.Cell.Ceilings.Select(ceiling => ceiling.Value), fit.Scores.Prepend(fit.Correlation).Select(score => score.Ceiling));
    }

    [Fact]
    public void Fits_WithoutTheTruth_HaveFiltersAndPruningButNoMatches()
    {
        EncodingFitRow fit = Measure<RecordedFitTable>(RecordedFolder.Fits, RecordedFolder.Context(new KnownCellModel(RecordedFolder.Known), folder.All)).Cells[0].Chosen!;
        Assert.Equal([true, true, true, true, false, false, false, false], fit.Filters!.Select(filter => filter.Effective));
        Assert.All(fit.Filters!, filter => Assert.Equal((null, null, null), (filter.Subunit, filter.Cosine, filter.TimeCosine)));
        Assert.Equal((4, 8, 10), (fit.Pruning!.Effective, fit.Pruning.Filters, fit.Pruning.Random.Count));
        Assert.Equal(0, fit.Pruning.Change!.Raw, 1e-6);
        Assert.True(fit.Pruning.Random.Average() < fit.Pruning.Kept);
        Assert.Null(fit.Field);
        Assert.Null(fit.Images);
        PredictedTrace trace = fit.Trace!;
        Assert.Equal((300, 300, 4), (trace.Predicted.Count, trace.True.Count, trace.Trials.Count));
        // Rates in Hz are the mean count of the trials, times frames a second.
        Assert.Equal(trace.Trials.Sum(trial => trial.Count) * 30.0 / 4, trace.True.Sum(rate => (double)rate), 1e-3);
    }

    [Fact]
    public void Fits_OfFramesThatWereShownOnce_HaveNoCeilingAndSayWhy()
    {
        EncodingFitRow fit = Measure<RecordedFitTable>(RecordedFolder.Fits, RecordedFolder.Context(new KnownCellModel(RecordedFolder.Known), folder.All)).Cells[2].Chosen!;
        Assert.True(fit.Correlation!.Error!.Lower > 0);
        Assert.Null(fit.Correlation.Ceiling);
        Assert.StartsWith("every frame was shown once", fit.Correlation.NoCeiling, StringComparison.Ordinal);
        Assert.Null(fit.Scores);
        Assert.Single(fit.Trace!.Trials);
    }

    [Fact]
    public void Fits_QuickRun_TakesAsMuchLessOfTheRecordingAndOfTheSteps()
    {
        var model = new KnownCellModel(RecordedFolder.Known);
        RecordedFitTable table = Measure<RecordedFitTable>(RecordedFolder.Fits, RecordedFolder.Context(model, folder.All, 100));
        Assert.Equal((0.125, 0.25), (table.Effort, table.Scale));
        Assert.All(model.Fits, fit => Assert.Equal((1500, 0.125), (fit.Frames, fit.Effort)));
        Assert.Equal(1981, table.Cells[0].Chosen!.TestFrames);
    }

    [Fact]
    public void Transfer_OfOneKnownCell_PredictsWhereverItIs()
    {
        var model = new KnownCellModel(RecordedFolder.Known);
        RecordedFitTable fits = Measure<RecordedFitTable>(RecordedFolder.Fits, RecordedFolder.Context(model, folder.All));
        TransferTable matrix = Measure<RecordedTransferTable>(RecordedFolder.Transfer, RecordedFolder.Context(model, folder.All, outcomes: ExperimentOutcome.Of("fits", fits))).Matrix;
        Assert.Null(matrix.FindFault());
        Assert.Equal(["a-known", "b-large", "c-once"], matrix.Cells);
        for (int fitted = 0; fitted < 3; fitted++)
        {
            // The other cell is an ON cell; c is the same cell as a.
            Assert.True(matrix.At(fitted, 0) > 0.5);
            Assert.True(matrix.At(fitted, 1) < 0.1);
            Assert.InRange(matrix.At(fitted, 2), 0.2, matrix.At(fitted, 0));
        }
    }

    [Fact]
    public void Transfer_OfCellsThatAreNotShownAlike_OrOfOne_IsRefused()
    {
        using var other = new TemporaryFolder();
        foreach (RecordedSource source in folder.All.Sources.Take(2))
            File.Copy(folder.At(source.File), other.At(source.File));
        RecordingFiles.WriteNpz(other.At("c-fast.npz"), RecordedFolder.Known, RecordedFolder.Frames, 1, 3, frameRate: 60);
        Assert.Equal((RefusalKind.NotApplicable, true), Refused(RecordedPopulation.Read(other.Path, [], RecordedFolder.Options), "not alike"));
        Assert.Equal((RefusalKind.InsufficientData, true), Refused(folder.Read(0, 3), "1 recorded cell is fitted"));

        static (RefusalKind?, bool?) Refused(RecordedPopulation cells, string expected)
        {
            var model = new KnownCellModel(RecordedFolder.Known);
            RecordedFitTable fits = Measure<RecordedFitTable>(RecordedFolder.Fits, RecordedFolder.Context(model, cells));
            Refusal? refusal = RecordedFolder.Perform(RecordedFolder.Transfer, RecordedFolder.Context(model, cells, outcomes: ExperimentOutcome.Of("fits", fits))).Refusal;
            return (refusal?.Kind, refusal?.Reason.Contains(expected, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Sweep_OfFiltersAndShares_FitsEachMemberToEachCellAndTakesOverTheRegisteredModel()
    {
        var model = new KnownCellModel(RecordedFolder.Known);
        RecordedFitTable fits = Measure<RecordedFitTable>(RecordedFolder.Fits, RecordedFolder.Context(model, folder.All));
        RecordedSweepTable table = Measure<RecordedSweepTable>(
            RecordedFolder.Sweep with { Filters = [1, 3], Shares = [0.5, 1] }, RecordedFolder.Context(model, folder.All, outcomes: ExperimentOutcome.Of("fits", fits)));
        Assert.Equal(["a-known", "b-large", "c-once"], table.Cells.Select(cell => cell.Cell));
        Assert.All(table.Cells, cell => Assert.Equal([(1, 0.5), (1, 1.0), (3, 0.5), (3, 1.0), (8, 1.0)], cell.Rows.Select(row => (row.Filters!.Value, row.Share))));
        Assert.Equal([3000, 6000, 3000, 6000, 6000], table.Cells[0].Rows.Select(row => row.Fits[0].Frames));
        double[] cc = [.. table.Cells[0].Rows.Where(row => row.Share == 1).Select(row => row.Fits[0].Correlation!.Raw)];
        Assert.Equal(cc.Order(), cc);
        Assert.All(table.Cells.SelectMany(cell => cell.Rows).SelectMany(row => row.Fits), fit => Assert.Equal((null, null, null), (fit.Filters, fit.Scores, fit.Trace)));
    }

    [Fact]
    public void Plan_WhatCannotBeDone_IsRefusedWithItsReason()
    {
        var known = new KnownCellModel(RecordedFolder.Known);
        Assert.Equal((RefusalKind.NotRun, "there are no recordings in this run"), Refusal(known, null));
        Assert.Equal((RefusalKind.NotApplicable, "the oracle knows ground-truth cells, and nobody knows the truth of recorded ones"), Refusal(new Model(ModelRole.Oracle), folder.All));
        (RefusalKind? kind, string? reason) = Refusal(known, folder.Read(3));
        Assert.Equal(RefusalKind.InsufficientData, kind);
        Assert.StartsWith("no recorded cell can be fitted: d-deaf: its spike-triggered average is not compact", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "too small")]
    [InlineData(true, "the loss is NaN")]
    public void Perform_FitThatComesToNothing_IsAFindingAndNoFailure(bool diverges, string reason)
    {
        RecordedFitTable table = Measure<RecordedFitTable>(RecordedFolder.Fits, RecordedFolder.Context(new Model(ModelRole.Subject, diverges), folder.All));
        Assert.Null(table.FindFault());
        Assert.All(table.Fitted, cell => Assert.Equal((null, $"the model was not fitted: {reason}"), (cell.Chosen!.Correlation, cell.Chosen.NoCorrelation)));
    }

    [Fact]
    public void Plan_Assays_StateTheDataAndNoPath()
    {
        ExperimentPlan plan = RecordedFolder.Fits.Plan(RecordedFolder.Context(new KnownCellModel(RecordedFolder.Known), folder.All));
        Assert.Equal(["a-known/seed-1", "a-known/seed-2", "b-large/seed-1", "b-large/seed-2", "c-once/seed-1", "c-once/seed-2"], plan.Assays.Select(assay => assay.Key));
        Assert.All(plan.Assays, assay => Assert.DoesNotContain(folder.Path, assay.Statement, StringComparison.Ordinal));
        Assert.Contains(folder.All.Sources[0].Sha256, plan.Assays[0].Statement, StringComparison.Ordinal);
        Assert.Equal(6, plan.Assays.Select(assay => assay.Statement).Distinct().Count());
    }

    [Fact]
    public void CheckOptions_OutOfRange_NamesEachMember()
    {
        Assert.Equal(["seeds", "effort"], (RecordedFolder.Fits with { Seeds = [], Effort = 2 }).CheckOptions().Select(p => p.Member));
        Assert.Equal(["filters", "shares"], (RecordedFolder.Sweep with { Filters = [0], Shares = [0] }).CheckOptions().Select(p => p.Member));
        Assert.Equal(["filters", "seeds"], (RecordedFolder.Sweep with { Filters = [] }).CheckOptions().Select(p => p.Member));
        Assert.Empty(RecordedFolder.Fits.CheckOptions().Concat(RecordedFolder.Sweep.CheckOptions()).Concat(RecordedFolder.Transfer.CheckOptions()));
    }

    private static T Measure<T>(Experiment experiment, ExperimentContext context)
        where T : Measurement => Assert.IsType<T>(RecordedFolder.Perform(experiment, context).Measurement);

    private static (RefusalKind? Kind, string? Reason) Refusal(IModel model, RecordedPopulation? cells)
    {
        Refusal? refusal = RecordedFolder.Fits.Plan(RecordedFolder.Context(model, cells)).Refusal;
        return (refusal?.Kind, refusal?.Reason);
    }

    private sealed class Model(ModelRole role, bool diverges = false) : IModel, IEncodingModel
    {
        public ModelCard Card => new KnownCellModel(null).Card with { Role = role };

        public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default) =>
            throw (diverges ? new FitDivergedException("the loss is NaN") : new InputException("too small"));
    }
}
