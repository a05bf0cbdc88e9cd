using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Tuning;

namespace RetinaBench.Tests.Experiments.Tuning;

public sealed class AccuracySweepExperimentTests
{
    private static readonly AccuracySweepExperiment Experiment = new()
    {
        Id = "sweep",
        Description = "Planted.",
        Environment = "planted",
        Axis = new("alpha", "speed ratio alpha", ""),
        OppositeBelow = 1,
        Threshold = new(0.75, 1),
    };

    [Fact]
    public void Measure_AlphaBelowOne_CountsTheOppositeOfTheLabel()
    {
        // Of 100 stimuli labelled left 30 are answered right; of 100 labelled right 90.
        AccuracyCurve curve = Run([0.5, 1, 2], _ => PlantedRun.Decided(30, 100, 90, 100));
        Assert.Equal([0.5, 1, 2], curve.Points.Select(p => p.X));
        Assert.Equal((10, 30), (curve.Points[0].Left.Successes, curve.Points[0].Right.Successes));
        Assert.Equal((70, 90), (curve.Points[1].Left.Successes, curve.Points[1].Right.Successes));
        Assert.Equal(new(160, 200), curve.Points[2].Overall);
        Assert.Equal("", curve.Condition);
    }

    [Fact]
    public void Measure_UnorderedPoints_AreSorted() =>
        Assert.Equal([0.5, 1, 2], Run([2, 0.5, 1], _ => PlantedRun.Accurate(50, 50)).Points.Select(p => p.X));

    [Fact]
    public void Measure_PlantedThreshold_IsFoundOnTheRisingPart()
    {
        // Below 1 accuracies are high too; only from 1 on is the curve fitted: 50, 60, 70, 80 % at 1, 1.2, 1.4, 1.6.
        AccuracyCurve curve = Run([0, 0.5, 1, 1.2, 1.4, 1.6], x => x < 1 ? PlantedRun.Accurate(10, 10) : Percent(50 + ((x - 1) * 50)));
        Assert.Equal(1.5, curve.Threshold!.Value, 1e-9);
        Assert.InRange(1.5, curve.Threshold.Lower, curve.Threshold.Upper);
        Assert.Equal(800, curve.Threshold.Count);
    }

    [Fact]
    public void Measure_CurveBelowTheLevel_HasNoThreshold() => Assert.Null(Run([1, 2], _ => PlantedRun.Accurate(60, 60)).Threshold);

    [Fact]
    public void Measure_NoThresholdAsked_HasNone() =>
        Assert.Null(new PlantedRun(PlantedModel.Full(), PlantedEnvironment.Along("alpha", 1, 2)) { Tally = (_, p) => Percent(50 * p["alpha"]) }.Measure<AccuracyCurve>(Experiment with { Threshold = null }).Threshold);

    [Fact]
    public void Measure_BestCircuit_IsMeasuredUnderItsLesion()
    {
        AccuracyCurve curve = new PlantedRun(PlantedModel.Full(), PlantedEnvironment.Along("alpha", 2))
            .After("circuits", PlantedTables.Circuits)
            .Measure<AccuracyCurve>(Experiment with { Circuits = "circuits" });
        Assert.Equal("first:0,1;output:0,2;side:1", curve.Condition);
    }

    [Fact]
    public void Plan_RefusedCircuits_PassesTheReasonOn() => Assert.Equal(
        new Refusal(RefusalKind.NotApplicable, "circuits was refused"),
        new PlantedRun(PlantedModel.Full(), PlantedEnvironment.Along("alpha", 2)).AfterRefusal("circuits", RefusalKind.NotApplicable).Refuse(Experiment with { Circuits = "circuits" }));

    [Fact]
    public void Check_UnknownCoordinateOrLevel_NamesTheOption()
    {
        PlantedEnvironment environment = PlantedEnvironment.Along("alpha", 2);
        Assert.Equal("axis.name", Assert.Single((Experiment with { Axis = new("s", "s", "") }).Check(environment)).Member);
        Assert.Equal("threshold.accuracy", Assert.Single((Experiment with { Threshold = new(75, 1) }).Check(environment)).Member);
        Assert.Equal("axis.name", Assert.Single(Experiment.Check(PlantedEnvironment.Along("alpha", 2, 2))).Member);
        Assert.Empty(Experiment.Check(environment));
    }

    private static PointTally Percent(double accuracy) => PlantedRun.Accurate((int)Math.Round(accuracy), (int)Math.Round(accuracy));

    private static AccuracyCurve Run(double[] alpha, Func<double, PointTally> tally) =>
        new PlantedRun(PlantedModel.Full(), PlantedEnvironment.Along("alpha", alpha)) { Tally = (_, point) => tally(point["alpha"]) }.Measure<AccuracyCurve>(Experiment);
}
