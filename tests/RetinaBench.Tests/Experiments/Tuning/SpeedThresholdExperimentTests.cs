using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Tuning;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Tuning;

public sealed class SpeedThresholdExperimentTests
{
    private static readonly double[] Speeds = [.. Enumerable.Range(0, 11).Select(i => 1 + (i * 0.1))];

    private static readonly SpeedThresholdExperiment Experiment =
        new() { Id = "thresholds", Description = "Planted.", Environment = "planted", Lesions = "lesions", Low = 0.1, High = 0.9 };

    [Fact]
    public void Measure_PlantedThresholds_AreRecoveredTypeByType()
    {
        // Type 0 steps between 1.3 and 1.4; type 1 rises linearly from 0 at 1 to 1 at 2; type 2 is silent.
        SpeedThresholdTable table = Run(Experiment, (type, speed) => type switch
        {
            0 => speed > 1.35 ? 100 : 0,
            1 => (int)Math.Round(100 * (speed - 1)),
            _ => 0,
        });
        Assert.Equal(3, table.Ganglion);
        Assert.Equal([0, 1, 2], table.Curves.Select(c => c.Bipolar));
        Assert.Equal([true, true, false], table.Curves.Select(c => c.Rises));
        Assert.Equal(1.35, table.Curves[0].Crossing!.Value, 1e-9);
        Assert.Equal(1.5, table.Curves[1].Crossing!.Value, 1e-9);
        Assert.InRange(1.5, table.Curves[1].Crossing!.Lower, table.Curves[1].Crossing!.Upper);
        Assert.Null(table.Curves[2].Crossing);
        Assert.Equal(Speeds, table.Curves[0].Speeds);
    }

    [Fact]
    public void Measure_LeftwardMotion_DoesNotCount()
    {
        // Leftward motion is answered "right" from the lowest speed on, rightward motion from 1.5.
        PlantedRun run = RunWith((_, speed, direction) => direction < 0 || speed > 1.45 ? 100 : 0);
        SpeedThresholdTable table = run.Measure<SpeedThresholdTable>(Experiment);
        Assert.All(table.Curves, c => Assert.All(c.AnsweredRight, p => Assert.Equal(100, p.Trials)));
        Assert.All(table.Curves, c => Assert.Equal(1.45, c.Crossing!.Value, 1e-9));
    }

    [Fact]
    public void Measure_PartialOrRepeatedRise_DoesNotRise()
    {
        SpeedThresholdTable table = Run(Experiment, (type, speed) => type switch
        {
            0 => speed > 1.35 ? 70 : 0,
            1 => speed is (> 1.15 and < 1.35) or > 1.75 ? 100 : 0,
            _ => speed > 1.35 ? 100 : 20,
        });
        Assert.Equal([false, false, false], table.Curves.Select(c => c.Rises));
        Assert.NotNull(table.Curves[0].Crossing);
        Assert.Null(table.Curves[1].Crossing);
        Assert.NotNull(table.Curves[2].Crossing);
    }

    [Theory]
    [InlineData(null, "first:1,2;output:0,1,2;side:0,1")]
    [InlineData("circuits", "first:1,2;output:0,2;side:1")]
    public void Plan_Condition_KeepsOneBipolarTypeAndItsSurround(string? circuits, string lesionOfTypeZero)
    {
        ExperimentContext context = RunWith((_, _, _) => 0).Context;
        ExperimentPlan plan = (Experiment with { Circuits = circuits }).Plan(context);
        Assert.Equal(3, plan.Probes.Single().Conditions.Count);
        Assert.Equal(lesionOfTypeZero, plan.Probes.Single().Conditions[0].Lesion.ToString());
        IReadOnlyList<EnvironmentPoint> points = context.Environment("planted").Points;
        Assert.Equal(Enumerable.Range(0, points.Count).Where(i => points[i]["direction"] > 0), plan.Probes.Single().Points!);
    }

    [Fact]
    public void Plan_NoRightPreferringType_IsInsufficientData() => Assert.Equal(
        RefusalKind.InsufficientData,
        new PlantedRun(PlantedModel.Full(), PlantedEnvironment.SingleDirection(1, 2)).After("lesions", PlantedTables.Vital(null, 1)).Refuse(Experiment).Kind);

    [Fact]
    public void Plan_NoBipolarLayer_IsNotApplicable() => Assert.Equal(
        RefusalKind.NotApplicable,
        new PlantedRun(PlantedModel.Of(new("out", LayerRole.Ganglion, 2, 5, 1, 1), new("choice", LayerRole.Decision, 2, 5, 1, 1)), PlantedEnvironment.SingleDirection(1))
            .After("lesions", PlantedTables.Lesions).Refuse(Experiment).Kind);

    [Fact]
    public void Check_BadOptions_NamesThem()
    {
        PlantedEnvironment environment = PlantedEnvironment.SingleDirection(1, 2);
        Assert.Empty(Experiment.Check(environment));
        Assert.Equal(["low"], (Experiment with { Low = 0.9, High = 0.9 }).Check(environment).Select(p => p.Member));
        Assert.Equal(["high"], (Experiment with { High = 1.5 }).Check(environment).Select(p => p.Member));
        Assert.All(Experiment.Check(PlantedEnvironment.Along("alpha", 2)), p => Assert.Equal("environment", p.Member));
        Assert.Single(Experiment.Check(new PlantedEnvironment("planted", [new([new("speed", 1), new("direction", 1)])])));
    }

    private static SpeedThresholdTable Run(SpeedThresholdExperiment experiment, Func<int, double, int> percentRight) =>
        RunWith((type, speed, _) => percentRight(type, speed)).Measure<SpeedThresholdTable>(experiment);

    private static PlantedRun RunWith(Func<int, double, double, int> percentRight)
    {
        return new PlantedRun(PlantedModel.Full(), PlantedEnvironment.SingleDirection(Speeds)) { Tally = Tally }
            .After("lesions", PlantedTables.Lesions).After("circuits", PlantedTables.Circuits);

        PointTally Tally(Lesion lesion, EnvironmentPoint point)
        {
            int type = Enumerable.Range(0, 3).Single(i => !lesion.Contains(new("first", i)));
            int right = percentRight(type, point["speed"], point["direction"]);
            return point["direction"] > 0 ? PlantedRun.Decided(0, 0, right, 100) : PlantedRun.Decided(right, 100, 0, 0);
        }
    }
}
