using RetinaBench.Experiments;
using RetinaBench.Experiments.Lesions;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;

namespace RetinaBench.Tests.Experiments.Lesions;

/// <summary>Six units around ganglion 3 and 1, and two points, 200 stimuli each: 12 comparisons.</summary>
public sealed class UnitAccuracyExperimentTests
{
    // 1 - 0.05 / 2 / 12 point of the standard normal distribution, from statistics.NormalDist of Python.
    private const double NormalPoint = 2.86526;

    private static readonly UnitAccuracyExperiment Experiment = new()
    {
        Id = "units",
        Description = "Planted.",
        Environment = "planted",
        Axis = new("s", "slow speed s", ""),
        Lesions = "lesions",
        CoversAt = 0.65,
        FamilyError = 0.05,
    };

    [Fact]
    public void Measure_PlantedUnits_CoverWhereTheyAreAccurate()
    {
        UnitTable table = Measure((unit, s) => (unit, s) switch { ((2, 0), 1) => (60, 80), ((1, 1), 0.5) => (65, 65), _ => (50, 50) });
        Assert.Equal([3, 1], table.Ganglion);
        Assert.Equal([0.5, 1], table.X);
        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)], table.Rows.Select(r => (r.Bipolar, r.Amacrine)));
        Assert.Equal(new Proportion(140, 200), table.Rows[4].Accuracy[1]);
        Assert.Equal(NormalPoint, table.NormalPoint, 5);
        Assert.Equal([[], [], [], [0], [1], []], table.Rows.Select(table.Covered));
        Assert.Equal([table.Rows[3], table.Rows[4]], table.Cover());
    }

    // At 200 stimuli and z = 2.865 the interval of 0.6 is [0.499, 0.693], that of 0.64 [0.539, 0.730], that of 0.5 [0.401, 0.599].
    [Theory]
    [InlineData(64, 64, false, true)]
    [InlineData(65, 65, true, true)]
    [InlineData(60, 60, false, true)]
    [InlineData(50, 50, false, false)]
    [InlineData(100, 0, false, false)]
    [InlineData(0, 100, false, false)]
    public void Covers_AccuraciesInPercent_AreHeldAgainstLevelAndChance(int left, int right, bool covers, bool may)
    {
        UnitTable table = Measure((_, _) => (left, right));
        Assert.Equal(covers, table.Covers(table.Rows[0], 0));
        Assert.Equal(may, table.MayCover(table.Rows[0], 0));
    }

    [Fact]
    public void Covers_FewStimuli_NeedsMoreThanTheLevel()
    {
        UnitTable table = Measure((_, _) => (50, 50));
        UnitRow few = table.Rows[0] with { Accuracy = [new(14, 20), new(20, 20)] };
        Assert.False(table.Covers(few, 0));
        Assert.True(table.MayCover(few, 0));
        Assert.True(table.Covers(few, 1));
    }

    [Fact]
    public void Covered_UnitsThatGuess_AlmostNever()
    {
        // 200 tables of 64 units at 34 points, 400 stimuli each, all guessing: a family error of 5 % at most, so at most 10 tables of 200 on
        // average; and an accuracy of 0.65 is six standard deviations away, so none in fact.
        var stream = new RetinaBench.Stimuli.RandomStream(7, "guessing-units", 0);
        var guess = new BinomialDistribution(400, 0.5);
        UnitTable table = new(Experiment.Axis, [0, 2], 0.65, Simultaneous.NormalPoint(64 * 34, 0.05), [.. Enumerable.Range(0, 34).Select(i => (double)i)], []);
        UnitTable lenient = table with { CoversAt = 0.5 };
        int above = 0;
        for (int run = 0; run < 200; run++)
        {
            UnitRow[] rows = [.. Enumerable.Range(0, 64).Select(i => new UnitRow(i / 8, i % 8, [.. table.X.Select(_ => new Proportion(guess.Draw(stream), 400))]))];
            Assert.DoesNotContain(rows, row => table.Covered(row).Count > 0);
            above += rows.Any(row => lenient.Covered(row).Count > 0) ? 1 : 0;
        }

        Assert.InRange(above, 0, 20);
    }

    [Theory]
    [InlineData(0.5, 0.05, "coversAt")]
    [InlineData(1.01, 0.05, "coversAt")]
    [InlineData(double.NaN, 0.05, "coversAt")]
    [InlineData(0.65, 0, "familyError")]
    [InlineData(0.65, 1, "familyError")]
    public void Check_OptionsOutOfRange_AreNamed(double coversAt, double error, string member) => Assert.Equal(
        member, Assert.Single((Experiment with { CoversAt = coversAt, FamilyError = error }).Check(PlantedEnvironment.Along("s", 0.5, 1))).Member);

    [Fact]
    public void Check_OtherCoordinate_NamesTheAxis() => Assert.Equal("axis.name", Assert.Single(Experiment.Check(PlantedEnvironment.Along("alpha", 1, 2))).Member);

    [Fact]
    public void Plan_NoVitalPairOrNoAmacrineLayer_IsRefused()
    {
        Assert.Equal(RefusalKind.InsufficientData, Run(PlantedModel.Full()).After("lesions", PlantedTables.Vital(3, null)).Refuse(Experiment).Kind);
        PlantedModel model = PlantedModel.Of(
            new("first", LayerRole.Bipolar, 2, 5, 1, 1), new("output", LayerRole.Ganglion, 4, 5, 1, 1), new("choice", LayerRole.Decision, 2, 5, 1, 1));
        Assert.Equal(RefusalKind.NotApplicable, Run(model).After("lesions", PlantedTables.Lesions).Refuse(Experiment).Kind);
    }

    private static PlantedRun Run(PlantedModel model) => new(model, PlantedEnvironment.Along("s", 0.5, 1));

    // Accuracies in percent of 100 stimuli of each label, of each unit of (bipolar, amacrine) type at each s.
    private static UnitTable Measure(Func<(int, int), double, (int Left, int Right)> accuracy)
    {
        PlantedModel model = PlantedModel.Full();
        return new PlantedRun(model, PlantedEnvironment.Along("s", 1, 0.5))
        {
            Tally = (lesion, point) =>
            {
                Assert.Equal([false, true, false, true], lesion.KeptTypes(model.Card.FindLayer("output")!));
                (int left, int right) = accuracy((Kept(lesion, "first"), Kept(lesion, "side")), point["s"]);
                return PlantedRun.Accurate(left, right);
            },
        }.After("lesions", PlantedTables.Lesions).Measure<UnitTable>(Experiment);

        int Kept(Lesion lesion, string layer) => lesion.KeptTypes(model.Card.FindLayer(layer)!).Index().Single(t => t.Item).Index;
    }
}
