using RetinaBench.Criteria;
using RetinaBench.Criteria.Encoding.Recorded;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Tests.Criteria.Encoding.Recorded;

/// <summary>Criteria on recorded cells, of planted measurements.</summary>
public sealed class RecordedCriteriaTests
{
    private const double Ceiling = 0.5;

    private static readonly RecordedPruning s_pruning = new()
    {
        Id = "pruning",
        Claim = "c",
        Citation = "c",
        Published = "p",
        Presupposes = null,
        Experiment = "fits",
        ChangeAtMost = 0.005,
        CellsAtLeast = 0.8,
        WorkingShare = 0.5,
    };

    private static readonly RecordedTransfer s_transfer = new() { Id = "transfer", Claim = "c", Citation = "c", Published = "p", Presupposes = null, Experiment = "transfer", CellsAtLeast = 0.8 };

    [Fact]
    public void Pruning_FourOfFiveCells_PassesAndThreeFail()
    {
        // A change of .002 of a ceiling of .5 is .004.
        Assert.Equal((Verdict.Passed, 1.0), Pruning(Fit(0.45, 0.002), Fit(0.45, -0.002)));
        Assert.Equal((Verdict.Passed, 0.8), Pruning(Fit(0.45, 0.002), Fit(0.4, 0), Fit(0.4, 0), Fit(0.4, 0), Fit(0.45, 0.1)));
        Assert.Equal((Verdict.Failed, 0.75), Pruning(Fit(0.45, 0.002), Fit(0.4, 0), Fit(0.4, 0), Fit(0.45, -0.1)));
        // .004 of a ceiling of .5 is .008, with an interval of .002 on both sides.
        Assert.Equal((Verdict.Failed, 0.0), Pruning(Fit(0.45, 0.004)));
        Assert.Equal((Verdict.InsufficientData, 0.0), Pruning(Fit(0.45, 0.003)));
    }

    [Fact]
    public void Pruning_CellsThatAreNotPredicted_DecideNothing()
    {
        Assert.Equal((Verdict.InsufficientData, 0.0), Pruning(Fit(0.2, 0), Fit(0.01, 0)));
        Assert.Equal((Verdict.InsufficientData, 0.5), Pruning(Fit(0.45, 0), Fit(double.NaN, 0)));
        EncodingFitRow once = Fit(0.45, 0) with { Correlation = Score.Of("CC", 0.45, "CCmax", Measured.Insufficient("shown once"), null) };
        Judgement judgement = Judge(s_pruning, "fits", Table(once));
        Assert.Equal(Verdict.InsufficientData, judgement.Verdict);
        Assert.Equal("cell-0: no ceiling: shown once", judgement.Reason);
    }

    [Fact]
    public void Pruning_WhereNothingCanBePruned_IsNotApplicable()
    {
        Assert.Equal((Verdict.NotApplicable, null), Pruning(Fit(0.45, 0) with { Pruning = null }));
        Assert.Equal((Verdict.NotApplicable, null), Pruning(Fit(0.45, 0) with { Pruning = new(8, 8, null, null, []) }));
        Assert.Equal((Verdict.Failed, 0.0), Pruning(Fit(0.45, 0) with { Pruning = new(0, 8, null, null, []) }));
    }

    [Fact]
    public void Pruning_QuickRunThatDoesNotFindIt_IsUndecided() =>
        Assert.Equal(Verdict.InsufficientData, Judge(s_pruning, "fits", Table(Fit(0.45, 0.1)) with { Scale = 0.125 }).Verdict);

    [Fact]
    public void Transfer_FourOfFiveCells_PassesAndThreeFail()
    {
        Assert.Equal((Verdict.Passed, 1.0), Transfer([[0.4, 0.1], [0.1, 0.3]]));
        double[][] five = [[0.4, 0.1, 0.1, 0.1, 0.1], [0.1, 0.4, 0.1, 0.1, 0.1], [0.1, 0.1, 0.4, 0.1, 0.1], [0.1, 0.1, 0.1, 0.4, 0.1], [0.1, 0.1, 0.1, 0.1, 0.4]];
        five[1][0] = 0.5;
        Assert.Equal((Verdict.Passed, 0.8), Transfer(five));
        five[0][1] = 0.5;
        Assert.Equal((Verdict.Failed, 0.6), Transfer(five));
        // Behind by less than the errors.
        five[0][1] = 0.401;
        Assert.Equal((Verdict.InsufficientData, 0.6), Transfer(five));
    }

    [Fact]
    public void Transfer_ModelsThatPredictNothing_DecideNothing()
    {
        Assert.Equal((Verdict.InsufficientData, 0.0), Transfer([[0.003, 0], [0, 0.003]]));
        Assert.Equal((Verdict.InsufficientData, 0.0), Transfer([[double.NaN, double.NaN], [double.NaN, double.NaN]]));
    }

    [Fact]
    public void Rules_NameTheirThresholds()
    {
        Assert.Contains("at least 0.8 of the cells, keeping only effective filters changes CC / ceiling by <= 0.005; presupposes a model that predicts them: CC / ceiling >= 0.5", s_pruning.Card.Rule, StringComparison.Ordinal);
        Assert.Contains("at least 0.8 of the cells", s_transfer.Card.Rule, StringComparison.Ordinal);
        Assert.Equal(["changeAtMost", "cellsAtLeast", "workingShare"], (s_pruning with { ChangeAtMost = 2, CellsAtLeast = -1, WorkingShare = 2 }).Check().Select(p => p.Member));
        Assert.Equal("cellsAtLeast", Assert.Single((s_transfer with { CellsAtLeast = 2 }).Check()).Member);
    }

    private static (Verdict?, double?) Pruning(params EncodingFitRow[] fits)
    {
        Judgement judgement = Judge(s_pruning, "fits", Table(fits));
        return (judgement.Verdict, judgement.Value);
    }

    private static (Verdict?, double?) Transfer(double[][] matrix)
    {
        string[] cells = [.. matrix.Select((_, i) => $"cell-{i}")];
        TransferTable table = new(cells, 1, [.. matrix.Select((row, i) => PlantedFits.Fit(row[i]) with
        {
            OtherCells = [.. row.Select((cc, cell) => new CellCorrelation(cells[cell], double.IsNaN(cc) ? null : PlantedFits.ScoreOf(cc)))],
        })]);
        Judgement judgement = Judge(s_transfer, "transfer", new RecordedTransferTable(table, 1));
        return (judgement.Verdict, judgement.Value);
    }

    private static Judgement Judge(Criterion criterion, string experiment, Measurement measurement) => criterion.Judge(PlantedFits.Outcomes((experiment, measurement)));

    private static RecordedFitTable Table(params EncodingFitRow[] fits) => new(
        [
            .. fits.Select((fit, i) => new RecordedCellFits(new() { Name = $"cell-{i}", File = "cells.mat", Number = i }, [fit])),
            new(new() { Name = "deaf", File = "cells.mat", Number = fits.Length, Refused = "not compact" }, []),
        ],
        1,
        1);

    // Four effective filters of eight, and what silencing the others changes.
    private static EncodingFitRow Fit(double cc, double change) => PlantedFits.Fit(cc) with
    {
        Correlation = double.IsNaN(cc) ? null : PlantedFits.ScoreOf(cc) with { CeilingMeasure = "CCmax", Ceiling = Ceiling },
        Pruning = new(4, 8, cc + change, PlantedFits.ScoreOf(change, 0.001), [0.1, 0.2]),
    };
}
