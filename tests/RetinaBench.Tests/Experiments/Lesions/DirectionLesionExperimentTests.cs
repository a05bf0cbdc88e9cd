using RetinaBench.Experiments;
using RetinaBench.Experiments.Lesions;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;

namespace RetinaBench.Tests.Experiments.Lesions;

public sealed class DirectionLesionExperimentTests
{
    private static readonly Axis Slow = new("s", "slow speed s", "pixels/frame");

    private static readonly GanglionDirectionLesionExperiment Ganglion =
        new() { Id = "ganglion", Description = "Planted.", Environment = "planted", Axis = Slow, Lesions = "lesions", Circuits = "circuits" };

    private static readonly AmacrineDirectionLesionExperiment Amacrine =
        new() { Id = "amacrine", Description = "Planted.", Environment = "planted", Axis = Slow, Circuits = "circuits" };

    [Fact]
    public void Measure_GanglionTypesOfTheCircuit_AreLesionedInAddition()
    {
        DirectionLesionTable table = Run(PlantedModel.Full()).After("lesions", PlantedTables.Lesions).After("circuits", PlantedTables.Circuits).Measure<DirectionLesionTable>(Ganglion);
        Assert.Equal(["output:3", "output:1"], table.Lesioned);
        Assert.Equal("first:0,1;output:0,2;side:1", table.Reference.Condition);
        Assert.Equal(["first:0,1;output:0,2,3;side:1", "first:0,1;output:0,1,2;side:1"], table.Lesions.Select(c => c.Condition));
        // Planted: without output 3 no rightward stimulus is answered; without output 1 no leftward one is.
        Assert.Equal([(0.5, 90, 0), (1.0, 90, 0)], table.Lesions[0].Points.Select(Row));
        Assert.Equal([(0.5, 0, 80), (1.0, 0, 80)], table.Lesions[1].Points.Select(Row));
        Assert.Equal([(0.5, 90, 80), (1.0, 90, 80)], table.Reference.Points.Select(Row));
    }

    [Fact]
    public void Measure_ModelWithoutAmacrineLayer_LesionsTheIntactModel()
    {
        PlantedModel model = PlantedModel.Of(
            new("first", LayerRole.Bipolar, 2, 5, 1, 1), new("output", LayerRole.Ganglion, 4, 5, 1, 1), new("choice", LayerRole.Decision, 2, 5, 1, 1));
        DirectionLesionTable table = Run(model).After("lesions", PlantedTables.Lesions).AfterRefusal("circuits", RefusalKind.NotApplicable).Measure<DirectionLesionTable>(Ganglion);
        Assert.Equal("", table.Reference.Condition);
        Assert.Equal(["output:3", "output:1"], table.Lesions.Select(c => c.Condition));
    }

    [Fact]
    public void Measure_AmacrineTypeOfTheCircuit_IsLesionedInAddition()
    {
        DirectionLesionTable table = Run(PlantedModel.Full()).After("circuits", PlantedTables.Circuits).Measure<DirectionLesionTable>(Amacrine);
        Assert.Equal(["side:0"], table.Lesioned);
        Assert.Equal("first:0,1;output:0,2;side:0,1", table.Lesions.Single().Condition);
    }

    [Theory]
    [InlineData(RefusalKind.InsufficientData)]
    [InlineData(RefusalKind.Errored)]
    [InlineData(RefusalKind.NotRun)]
    public void Plan_RefusedCircuits_PassesTheReasonOn(RefusalKind kind)
    {
        PlantedRun run = Run(PlantedModel.Full()).After("lesions", PlantedTables.Lesions).AfterRefusal("circuits", kind);
        Assert.Equal(new Refusal(kind, "circuits was refused"), run.Refuse(Ganglion));
        Assert.Equal(new Refusal(kind, "circuits was refused"), run.Refuse(Amacrine));
    }

    [Fact]
    public void Plan_NoCircuitAndNoPair_IsInsufficientData() => Assert.Equal(
        RefusalKind.InsufficientData,
        Run(PlantedModel.Full()).After("lesions", PlantedTables.Vital(null, null)).AfterRefusal("circuits", RefusalKind.NotApplicable).Refuse(Ganglion).Kind);

    private static (double X, int Left, int Right) Row(AccuracyPoint point) => (point.X, point.Left.Successes, point.Right.Successes);

    private static PlantedRun Run(PlantedModel model) => new(model, PlantedEnvironment.Along("s", 0.5, 1.0))
    {
        Tally = (lesion, _) => PlantedRun.Accurate(lesion.Contains(new("output", 1)) ? 0 : 90, lesion.Contains(new("output", 3)) ? 0 : 80),
    };
}
