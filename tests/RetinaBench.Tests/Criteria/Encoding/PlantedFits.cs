using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;

namespace RetinaBench.Tests.Criteria.Encoding;

/// <summary>Measurements on encoding models with the values of independent simulations, and what breaks one of them.</summary>
internal static class PlantedFits
{
    /// <summary>Half the width of every interval: about that of 100,000 frames.</summary>
    public const double Half = 0.004;

    private static readonly SubunitCell s_cell = SubunitCell.Published();

    public static Score ScoreOf(double value, double half = Half) =>
        Score.Of("CC", value, "CC of the true rate", Measured.Of(1), new(half / 2, value - half, value + half, Resampled.Frames, 20));

    /// <summary>A fit with nothing but a prediction; NaN for one that never changes.</summary>
    public static EncodingFitRow Fit(double cc, ulong seed = 1, double? loss = null) => new()
    {
        Seed = seed,
        Frames = 600_000,
        TestFrames = 100_481,
        ValidationLoss = loss,
        Correlation = double.IsNaN(cc) ? null : ScoreOf(cc),
        NoCorrelation = double.IsNaN(cc) ? "the prediction never changes" : null,
    };

    /// <summary>Fits of cnn-8 as simulated: four effective filters of eight at a cosine of .99.</summary>
    public static EncodingFitRow Recovered(double cc = 0.985) => Fit(cc) with
    {
        Filters = [.. Enumerable.Range(0, 8).Select(i => Filter(i, i < 4, i < 4 ? i : null, 0.99, 0.97))],
        Pruning = new(4, 8, cc - 0.0005, ScoreOf(-0.0005, 0.0004), [0.39, 0.28, 0.5, 0.1, 0.3, 0.45, 0.2, 0.6, 0.3, 0.25]),
        Field = new(1200, new float[64], new float[20], ScoreOf(0.990), ScoreOf(0.997), new float[64]),
        OtherCells = [.. CellPopulation.Ten.Select((cell, i) => new CellCorrelation(cell.Name, ScoreOf(i == 0 ? cc : 0.1 + (0.02 * i))))],
        Images = new(300, ScoreOf(0.95), new float[300], new float[300]),
    };

    public static FittedFilterRow Filter(int number, bool effective, int? subunit, double cosine, double timeCosine) => new()
    {
        Filter = number,
        Rows = 7,
        Columns = 7,
        Space = new float[49],
        Time = new float[20],
        Row = 0,
        Column = 0,
        MoransI = effective ? 0.5 : 0,
        Gain = effective ? 1 : 0.01,
        Effective = effective,
        Subunit = subunit,
        Cosine = subunit is null ? null : cosine,
        TimeCosine = timeCosine,
    };

    public static EncodingFitTable Table(params EncodingFitRow[] rows) => new(
        new("published", 8, 8, 2.5, s_cell.Subunits, s_cell.TemporalFilter), ResponseUnit.Spikes, null, 1, 1, rows);

    public static EncodingSweepTable Filters(params (int Filters, double Correlation)[] points) =>
        new("published", 1, [.. points.Select(p => new EncodingSweepRow(p.Filters, null, 1, 0, [Fit(p.Correlation)]))]);

    public static EncodingSweepTable Layers(params (int Layers, int Filters, double Correlation)[] points) =>
        new("published", 1, [.. points.Select(p => new EncodingSweepRow(p.Filters, p.Layers, 1, 0, [Fit(p.Correlation)])), new(8, null, 1, 0, [Fit(0.985)])]);

    public static EncodingSweepTable Shares(params (double Share, double Correlation)[] points) =>
        new("published", 1, [.. points.Select(p => new EncodingSweepRow(8, null, p.Share, 0, [Fit(p.Correlation)]))]);

    public static EncodingSweepTable Replaced(params (double Replaced, double Correlation)[] points) =>
        new("published", 1, [.. points.Select(p => new EncodingSweepRow(8, null, 1, p.Replaced, [Fit(p.Correlation)]))]);

    /// <summary>A matrix with .9 for the own cell and .5 for the others, but for the first cells, which are predicted better by the model of the last.</summary>
    public static TransferTable Transfer(int taken) => new(
        [.. CellPopulation.Ten.Select(cell => cell.Name)],
        1,
        [.. Enumerable.Range(0, 10).Select(fitted => Fit(0.9) with
        {
            OtherCells = [.. CellPopulation.Ten.Select((cell, i) => new CellCorrelation(cell.Name, ScoreOf(i == fitted ? 0.9 : fitted == 9 && i < taken ? 0.95 : 0.5)))],
        })]);

    public static ExperimentOutcomes Outcomes(params (string Id, Measurement Measurement)[] outcomes) =>
        new(outcomes.Select(outcome => ExperimentOutcome.Of(outcome.Id, outcome.Measurement)));
}
