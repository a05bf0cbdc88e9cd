using RetinaBench.Experiments;
using RetinaBench.Experiments.Lesions;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;

namespace RetinaBench.Tests.Experiments.Lesions;

public sealed class DecisionBiasExperimentTests
{
    private static readonly DecisionBiasExperiment Experiment = new() { Id = "bias", Description = "Planted.", Environment = "planted" };

    [Theory]
    [InlineData(0, 0, "left")]
    [InlineData(100, 100, "right")]
    [InlineData(0, 1, null)]
    public void Measure_AnswersWithoutInput_AreCounted(int leftAnsweredRight, int rightAnsweredRight, string? constant)
    {
        DecisionBias bias = new PlantedRun(PlantedModel.Full(), PlantedEnvironment.Along("alpha", 2))
        {
            Tally = (lesion, _) =>
            {
                Assert.Equal("first:0,1,2", lesion.ToString());
                return PlantedRun.Decided(leftAnsweredRight, 100, rightAnsweredRight, 100);
            },
        }.Measure<DecisionBias>(Experiment);
        Assert.Equal(new DecisionBias(new(leftAnsweredRight + rightAnsweredRight, 200), constant), bias);
    }

    [Fact]
    public void Plan_BestCircuit_LosesItsBipolarTypeToo()
    {
        PlantedRun run = new PlantedRun(PlantedModel.Full(), PlantedEnvironment.Along("alpha", 2)).After("circuits", PlantedTables.Circuits);
        ExperimentPlan plan = (Experiment with { Circuits = "circuits" }).Plan(run.Context);
        Assert.Equal("first:0,1,2;output:0,2;side:1", plan.Probes.Single().Conditions.Single().Lesion.ToString());
    }

    [Fact]
    public void Plan_RefusedCircuits_PassesTheReasonOn() => Assert.Equal(
        new Refusal(RefusalKind.InsufficientData, "circuits was refused"),
        new PlantedRun(PlantedModel.Full(), PlantedEnvironment.Along("alpha", 2)).AfterRefusal("circuits", RefusalKind.InsufficientData).Refuse(Experiment with { Circuits = "circuits" }));

    [Fact]
    public void Plan_NoBipolarLayer_IsNotApplicable() => Assert.Equal(
        RefusalKind.NotApplicable,
        new PlantedRun(PlantedModel.Of(new LayerCard("choice", LayerRole.Decision, 2, 5, 1, 1)), PlantedEnvironment.Along("alpha", 2)).Refuse(Experiment).Kind);
}
