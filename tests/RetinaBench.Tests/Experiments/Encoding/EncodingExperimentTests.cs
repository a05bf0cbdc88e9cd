using RetinaBench.Experiments;
using RetinaBench.Experiments.Encoding;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.FlashedImages;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Tests.Experiments.Encoding;

/// <summary>Experiments on a model that knows its cell, and on one that predicts a constant.</summary>
public sealed class EncodingExperimentTests
{
    // The truth predicts itself up to single precision.
    private const double Rounding = 1e-5;

    // 67 blocks of 150 frames to test on.
    private static readonly WhiteNoiseEnvironment s_noise = new("noise", 1, new() { Frames = 150, Rows = 8, Columns = 8, CheckSize = 1, Mean = 0, Parts = 3, Seed = 3 });
    private static readonly FlashedImagesEnvironment s_images = new("images", 1, new() { Rows = 8, Columns = 8, FlashFrames = 6, GreyFrames = 24, Mean = 0, Contrast = 0.5, Seed = 3 });
    private static readonly EncodingFitExperiment s_fits = new() { Id = "fits", Description = "Fits.", Noise = "noise", Cell = GroundTruthCells.PublishedText, Seeds = [5, 6], Images = "images", ImageCount = 80 };
    private static readonly EncodingSweepExperiment s_sweep = new() { Id = "sweep", Description = "Sweep.", Noise = "noise", Cell = GroundTruthCells.PublishedText, Seeds = [5], Registered = "fits", Effort = 0.5 };

    [Fact]
    public void Fits_OfTheCellItself_FindEverythingOfIt()
    {
        var model = new KnownCellModel(SubunitCell.Published(1));
        EncodingFitTable table = Measure<EncodingFitTable>(s_fits, model, 100);
        Assert.Equal([5UL, 6UL], table.Rows.Select(row => row.Seed));
        Assert.Equal((GroundTruthCells.PublishedText, 1.0, 0.25, 0.25), (table.Cell.Name, table.Cell.Threshold, table.Effort, table.Scale));
        Assert.All(model.Fits, fit => Assert.Equal((15_000, 0.25), (fit.Frames, fit.Effort)));
        EncodingFitRow row = table.Chosen;
        Assert.Equal((5UL, 15_000, 10_031, null), (row.Seed, row.Frames, row.TestFrames, row.ValidationLoss));
        Assert.Equal(1, row.Correlation!.Raw, Rounding);
        Assert.Equal([0, 1, 2, 3, null, null, null, null], row.Filters!.Select(filter => filter.Subunit));
        Assert.All(row.Filters!.Take(4), filter => Assert.Equal(1, filter.Cosine!.Value, Rounding));
        Assert.Equal((4, 8, 10), (row.Pruning!.Effective, row.Pruning.Filters, row.Pruning.Random.Count));
        Assert.Equal((1, 0), (row.Pruning.Kept!.Value, row.Pruning.Change!.Raw), new Near(Rounding));
        Assert.All(row.Pruning.Random, cc => Assert.InRange(cc, 0, 1 - Rounding));
        // Published and text cells share subunits but not the threshold; those of other polarity or place share nothing.
        Assert.Equal(CellPopulation.Ten.Select(cell => cell.Name), row.OtherCells!.Select(cell => cell.Cell));
        Assert.InRange(row.OtherCells![0].Correlation!.Raw, 0.7, 0.99);
        Assert.InRange(Math.Abs(row.OtherCells[1].Correlation!.Raw), 0, 0.3);
        // Behind the filter of the cell of the other polarity the same subunits predict it as well as that of their own.
        Assert.Equal(row.OtherCells[0].Correlation!.Raw, row.OtherCells[0].BehindItsFilter!.Raw, Rounding);
        Assert.InRange(row.OtherCells[1].BehindItsFilter!.Raw, 0.7, 0.99);
        Assert.Equal((20, 20), (row.Images!.Images, row.Images.True.Count));
        Assert.Equal(1, row.Images.Correlation!.Raw, Rounding);
        Assert.Equal(row.Trace!.True, row.Trace.Predicted, (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.All(row.Trace.Trials.SelectMany(trial => trial), frame => Assert.True(row.Trace.True[frame] > 0));
        Assert.Null(table.FindFault());
    }

    /// <summary>The field of a cell that is known: 100,500 frames give the protocol's simulated cosines, .997 in time and .990 in space with threshold 2.5.</summary>
    [Fact]
    public void Fits_OfThePublishedCellAtFullLength_HaveTheSimulatedField()
    {
        const double time = 0.997, space = 0.990, betweenSeeds = 0.004;
        var noise = new WhiteNoiseEnvironment("noise", 1, s_noise.Options with { Frames = 1500 });
        EncodingFitRow row = Measure<EncodingFitTable>(s_fits with { Cell = GroundTruthCells.Published, Seeds = [1], Images = null }, new KnownCellModel(SubunitCell.Published()), 1, noise).Chosen;
        Assert.Equal(time, row.Field!.TimeScore!.Raw, betweenSeeds);
        Assert.Equal(space, row.Field.SpaceScore!.Raw, betweenSeeds);
        // Mean p is .0120 (protocol).
        Assert.InRange(row.Field.Spikes / (double)row.TestFrames, 0.011, 0.013);
        Assert.Equal(16, row.Field.TrueSpace.Sum());
        Assert.Null(row.Images);
    }

    [Fact]
    public void Fits_OfAConstant_SayWhyThereIsNoCorrelation()
    {
        EncodingFitRow row = Measure<EncodingFitTable>(s_fits, new KnownCellModel(null), 10).Chosen;
        Assert.Null(row.Correlation);
        Assert.Contains("never changes", row.NoCorrelation, StringComparison.Ordinal);
        Assert.Empty(row.Filters!);
        Assert.Null(row.Pruning);
        Assert.Null(row.Images!.Correlation);
        Assert.All(row.OtherCells!, cell => Assert.Null(cell.Correlation));
        Assert.InRange(Math.Abs(row.Field!.SpaceScore!.Raw), 0, 0.8);
    }

    [Fact]
    public void Sweep_OfFilters_FitsEachMemberAndTakesOverTheRegisteredModel()
    {
        var model = new KnownCellModel(SubunitCell.Published(1));
        EncodingFitTable fits = Measure<EncodingFitTable>(s_fits, model, 10);
        EncodingSweepTable table = Measure<EncodingSweepTable>(s_sweep with { Filters = [1, 2, 3], Shares = [0.5, 1] }, model, 10, null, fits);
        Assert.Equal([(1, 0.5), (1, 1.0), (2, 0.5), (2, 1.0), (3, 0.5), (3, 1.0), (8, 1.0)], table.Rows.Select(row => (row.Filters!.Value, row.Share)));
        Assert.Equal([750, 1500, 750, 1500, 750, 1500, 1500], table.Rows.Select(row => row.Fits[0].Frames));
        double[] cc = [.. table.Rows.Where(row => row.Share == 1).Select(row => row.Fits[0].Correlation!.Raw)];
        Assert.Equal(cc.Order(), cc);
        Assert.Equal(1, cc[^1], Rounding);
        Assert.Null(table.Rows[^1].Fits[0].Filters);
        Assert.Contains((750, 0.0125, 5UL, (int?)2), model.Fits.Select(fit => (fit.Frames, fit.Effort, fit.Seed, fit.Variant?.Filters)));
    }

    /// <summary>A share of the recording is fitted behind the filter in time of all of it where that is asked for.</summary>
    [Fact]
    public void Sweep_OfShares_HasTheFilterInTimeOfTheWholeWhereAskedFor()
    {
        var model = new KnownCellModel(SubunitCell.Published(1));
        EncodingFitTable fits = Measure<EncodingFitTable>(s_fits, model, 10);
        EncodingSweepExperiment shares = s_sweep with { Shares = [0.1, 0.5] };
        Measure<EncodingSweepTable>(shares, model, 10, null, fits);
        Assert.Empty(model.Filtered);
        Measure<EncodingSweepTable>(shares with { FilterOfWhole = true }, model, 10, null, fits);
        Assert.Equal([1500, 1500], model.Filtered);
        Assert.Equal([150, 150, 750, 750], model.Fits.Select(fit => fit.Frames).Where(frames => frames < 1500).Order());
        ExperimentContext context = Context(model, 10, null, fits);
        string[] plain = [.. shares.Plan(context).Assays.Select(assay => assay.Statement)], whole = [.. (shares with { FilterOfWhole = true }).Plan(context).Assays.Select(assay => assay.Statement)];
        Assert.Equal(4, plain.Concat(whole).Distinct().Count());
    }

    [Fact]
    public void Transfer_OfOneCell_IsTheSameRowForEveryFit()
    {
        TransferTable table = Measure<TransferTable>(new TransferExperiment { Id = "transfer", Description = "T.", Noise = "noise", Seeds = [1] }, new KnownCellModel(CellPopulation.Ten[6]), 2);
        Assert.Null(table.FindFault());
        for (int fitted = 0; fitted < 10; fitted++)
        {
            Assert.Equal(1, table.At(fitted, 6), Rounding);
            Assert.All(table.Fits[fitted].OtherCells!, cell => Assert.Null(cell.BehindItsFilter));
            Assert.InRange(table.At(fitted, 1), -0.3, 0.3);
        }
    }

    [Fact]
    public void Plan_ModelsThatCannotDoIt_AreNotApplicable()
    {
        var known = new KnownCellModel(SubunitCell.Published());
        Assert.Contains("the model has no member with layers 2", Refusal(s_sweep with { Layers = [2] }, known), StringComparison.Ordinal);
        Assert.Contains("the model is one of its kind", Refusal(s_fits with { Variant = new() { FiltersTime = true } }, new Plain()), StringComparison.Ordinal);
        Assert.Contains("cannot be fitted to a cell", Refusal(s_fits, new Nothing()), StringComparison.Ordinal);
        ExperimentPlan plan = s_fits.Plan(Context(known, 10));
        Assert.Null(plan.Refusal);
        Assert.Equal(["seed-5", "seed-6"], plan.Assays.Select(assay => assay.Key));
        Assert.Equal(2, plan.Assays.Select(assay => assay.Statement).Distinct().Count());
        Assert.Contains("10 blocks", plan.Assays[0].Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void ForetellAssays_BeforeAModelIsThere_IsTheWeightOfWhatIsPlanned()
    {
        ExperimentContext context = Context(new KnownCellModel(SubunitCell.Published()), 10);
        Assert.Equal(s_fits.Plan(context).Assays.Sum(assay => (long)assay.Weight), s_fits.ForetellAssays(context));
        Assert.True(s_sweep.ForetellAssays(context) > 0);
    }

    [Fact]
    public void CheckOptions_OutOfRange_NamesEachMember()
    {
        Assert.Equal(["seeds", "effort", "cell", "imageCount"], (s_fits with { Seeds = [1, 1], Effort = 0, Cell = "rod", ImageCount = 1 }).CheckOptions().Select(p => p.Member));
        Assert.Equal(
            ["filters", "layers", "shares", "replaced"],
            (s_sweep with { Filters = [0], Layers = [-1], Shares = [0], Replaced = [1.5] }).CheckOptions().Select(p => p.Member));
        Assert.Equal(["filters", "layers", "seeds"], (s_sweep with { Filters = [], Layers = [] }).CheckOptions().Select(p => p.Member));
        Assert.Equal("images", Assert.Single((s_fits with { Images = "noise", Noise = "other" }).Check(s_noise)).Member);
        Assert.Equal("noise", Assert.Single((s_fits with { Noise = "images", Images = null }).Check(s_images)).Member);
        Assert.Empty(s_fits.CheckOptions().Concat(s_fits.Check(s_noise)).Concat(s_fits.Check(s_images)).Concat(s_sweep.CheckOptions()));
    }

    [Fact]
    public void Perform_ModelThatPredictsNoRate_Fails()
    {
        Experiment fits = s_fits with { Images = null };
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Measure<EncodingFitTable>(fits, new Plain(), 1));
        Assert.Contains("predicts NaN for frame 19: a rate is 0 or more and finite", error.Message, StringComparison.Ordinal);
    }

    private static ExperimentContext Context(IModel model, int stimuli, WhiteNoiseEnvironment? noise = null, EncodingFitTable? fits = null) => new(
        model,
        new Dictionary<string, IStimulusEnvironment> { ["noise"] = noise ?? s_noise, ["images"] = s_images },
        fits is null ? new Dictionary<string, ExperimentOutcome>() : new Dictionary<string, ExperimentOutcome> { ["fits"] = ExperimentOutcome.Of("fits", fits) },
        stimuli);

    private static T Measure<T>(Experiment experiment, IModel model, int stimuli, WhiteNoiseEnvironment? noise = null, EncodingFitTable? fits = null)
        where T : Measurement
    {
        ExperimentContext context = Context(model, stimuli, noise, fits);
        ExperimentPlan plan = experiment.Plan(context);
        Assert.Null(plan.Refusal);
        var findings = plan.Assays.ToDictionary(assay => (experiment.Id, assay.Key), assay => assay.Perform(model, default));
        ProbeResults results = new(new Dictionary<(string, Lesion), IReadOnlyList<PointTally>>(), findings);
        return Assert.IsType<T>(experiment.Measure(context, results).Measurement);
    }

    private static string Refusal(Experiment experiment, IModel model)
    {
        EncodingFitTable fits = new(new("c", 8, 8, 1, [], []), ResponseUnit.Spikes, null, 1, 1, []);
        ExperimentPlan plan = experiment.Plan(Context(model, 1, null, fits));
        Assert.Equal(RefusalKind.NotApplicable, plan.Refusal?.Kind);
        return plan.Refusal!.Reason;
    }

    private sealed class Near(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) <= tolerance && Math.Abs(x.Item2 - y.Item2) <= tolerance;

        public int GetHashCode((double, double) obj) => 0;
    }

    private sealed class Nothing : IModel
    {
        public ModelCard Card => new KnownCellModel(null).Card;
    }

    private sealed class Plain : IModel, IEncodingModel, IFittedEncoding
    {
        public ModelCard Card => new KnownCellModel(null).Card;

        public int Lags => 1;

        public ResponseUnit Unit => ResponseUnit.Spikes;

        public IReadOnlyList<FitStage> Course => [];

        public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default) => this;

        public void Predict(IFrameSequence movie, int first, Span<float> rate) => rate.Fill(float.NaN);
    }
}
