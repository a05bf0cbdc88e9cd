using RetinaBench.Experiments;
using RetinaBench.Experiments.Lesions;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;

namespace RetinaBench.Tests.Experiments.Lesions;

public sealed class MinimalCircuitExperimentTests
{
    private static readonly MinimalCircuitExperiment Experiment =
        new() { Id = "circuits", Description = "Planted.", Environment = "planted", Lesions = "lesions" };

    [Fact]
    public void Measure_PlantedCircuit_IsTheBest()
    {
        PlantedModel model = PlantedModel.Full();
        Lesion planted = Lesion.Isolate(model.Card, new("first", 2), new("side", 0), new("output", 3), new CellType("output", 1));
        CircuitTable table = new PlantedRun(model, PlantedEnvironment.Along("alpha", 2))
        {
            Tally = (lesion, _) => lesion.Equals(planted) ? PlantedRun.Accurate(60, 80) : PlantedRun.Accurate(50, 55),
        }.After("lesions", PlantedTables.Lesions).Measure<CircuitTable>(Experiment);
        Assert.Equal([3, 1], table.Ganglion);
        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)], table.Rows.Select(r => (r.Bipolar, r.Amacrine)));
        Assert.Equal(new CircuitRow(2, 0, new(140, 200)), table.Best);
    }

    [Fact]
    public void Plan_NoVitalPair_IsInsufficientData()
    {
        Refusal refusal = Run(PlantedModel.Full()).After("lesions", PlantedTables.Vital(3, null)).Refuse(Experiment);
        Assert.Equal(RefusalKind.InsufficientData, refusal.Kind);
        Assert.Contains("prefers left", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_RefusedLesions_PassesTheReasonOn() =>
        Assert.Equal(new Refusal(RefusalKind.Errored, "lesions was refused"), Run(PlantedModel.Full()).AfterRefusal("lesions", RefusalKind.Errored).Refuse(Experiment));

    [Fact]
    public void Plan_LesionsNotRun_IsNotRun() => Assert.Equal(RefusalKind.NotRun, Run(PlantedModel.Full()).Refuse(Experiment).Kind);

    [Fact]
    public void Plan_NoAmacrineLayer_IsNotApplicable()
    {
        PlantedModel model = PlantedModel.Of(
            new("first", LayerRole.Bipolar, 2, 5, 1, 1), new("output", LayerRole.Ganglion, 4, 5, 1, 1), new("choice", LayerRole.Decision, 2, 5, 1, 1));
        Assert.Equal(RefusalKind.NotApplicable, Run(model).After("lesions", PlantedTables.Lesions).Refuse(Experiment).Kind);
    }

    private static PlantedRun Run(PlantedModel model) => new(model, PlantedEnvironment.Along("alpha", 2));
}
