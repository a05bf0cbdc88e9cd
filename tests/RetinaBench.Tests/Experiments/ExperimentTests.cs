using RetinaBench.Experiments;
using RetinaBench.Experiments.Constraints;
using RetinaBench.Experiments.Lesions;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments;

public sealed class ExperimentTests
{
    private static readonly DecisionBiasExperiment Deciding = new() { Id = "bias", Description = "Planted.", Environment = "planted" };

    private static readonly SignExperiment Responding = new() { Id = "signs", Description = "Planted.", Environment = "planted" };

    [Fact]
    public void Plan_OtherGeometry_IsNotApplicableAndNamesBoth()
    {
        var environment = new PlantedEnvironment("planted", [new([new("alpha", 2)])]) { Geometry = new MovieGeometry(5, 8, 9) };
        var run = new PlantedRun(PlantedModel.Full(), environment);
        Refusal refusal = run.Refuse(Responding);
        Assert.Equal(RefusalKind.NotApplicable, refusal.Kind);
        Assert.Contains("5x8x8", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("5x8x9", refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(refusal, run.Refuse(Deciding));
    }

    [Fact]
    public void Plan_OtherClasses_IsNotApplicableToDecisionsOnly()
    {
        var environment = new PlantedEnvironment("planted", [new([new("alpha", 2)])]) { Classes = ["right", "left"] };
        var run = new PlantedRun(PlantedModel.Full(), environment);
        Assert.Equal(RefusalKind.NotApplicable, run.Refuse(Deciding).Kind);
        Assert.Null(Responding.Plan(run.Context).Refusal);
    }

    [Fact]
    public void Plan_NoDecisionLayer_IsNotApplicable()
    {
        var run = new PlantedRun(PlantedModel.Of(new LayerCard("first", LayerRole.Bipolar, 1, 5, 1, 1)), PlantedEnvironment.Along("alpha", 2));
        Assert.Contains("decision layer", run.Refuse(Deciding).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_EnvironmentOfThreeClasses_IsAProblemOfDecisionsOnly()
    {
        var environment = new PlantedEnvironment("planted", [new([new("alpha", 2)])]) { Classes = ["left", "right", "up"] };
        Assert.Equal("environment", Assert.Single(Deciding.Check(environment)).Member);
        Assert.Empty(Responding.Check(environment));
    }

    [Fact]
    public void DependsOn_Dependencies_AreTheirIds()
    {
        var experiment = new GanglionDirectionLesionExperiment { Id = "g", Description = "Planted.", Environment = "planted", Axis = new("s", "s", ""), Lesions = "a", Circuits = "b" };
        Assert.Equal(["a", "b"], experiment.DependsOn);
        Assert.Equal([typeof(LesionTable), typeof(CircuitTable)], experiment.Dependencies.Select(d => d.Measurement));
    }
}
