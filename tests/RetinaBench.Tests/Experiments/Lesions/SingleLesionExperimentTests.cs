using RetinaBench.Experiments;
using RetinaBench.Experiments.Lesions;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;

namespace RetinaBench.Tests.Experiments.Lesions;

public sealed class SingleLesionExperimentTests
{
    private static readonly SingleLesionExperiment Experiment = new()
    {
        Id = "lesions",
        Description = "Planted.",
        Environment = "planted",
        VitalBelow = 0.95,
        WorkingAccuracy = 0.75,
    };

    [Fact]
    public void Measure_PlantedPair_IsFoundWithItsPreferences()
    {
        LesionTable table = Run(lesion => lesion.ToString() switch
        {
            "output:3" => (100, 10),
            "output:1" => (70, 100),
            "first:0" => (96, 97),
            _ => (99, 97),
        });
        Assert.Equal((99, 97), (table.IntactLeft.Successes, table.IntactRight.Successes));
        Assert.Equal(0.98, table.Intact.Value);
        Assert.Equal([3, 1], table.VitalGanglion);
        Assert.Equal((3, 1), (table.RightPreferring, table.LeftPreferring));
        Assert.Equal(3 + 2 + 4, table.Rows.Count);
        LesionRow row = table.Rows.Single(r => r.Layer == "output" && r.Index == 3);
        Assert.Equal((100, 10), (row.Left.Successes, row.Right.Successes));
        Assert.Equal(0.55 / 0.98, row.Retained, 1e-12);
    }

    [Fact]
    public void Measure_VitalOfOtherLayers_AreNoGanglionTypes()
    {
        LesionTable table = Run(lesion => lesion.ToString() == "first:0" ? (50, 50) : (100, 100));
        Assert.Empty(table.VitalGanglion);
        Assert.Equal((null, null), (table.RightPreferring, table.LeftPreferring));
    }

    [Fact]
    public void Measure_BothTypesPreferRight_LeavesNoneForLeft()
    {
        LesionTable table = Run(lesion => lesion.ToString() switch
        {
            "output:0" => (100, 60),
            "output:2" => (100, 40),
            _ => (100, 100),
        });
        Assert.Equal([2, 0], table.VitalGanglion);
        Assert.Equal((2, null), (table.RightPreferring, table.LeftPreferring));
    }

    [Fact]
    public void Measure_ModelAtChance_HasNoVitalType()
    {
        LesionTable table = Run(lesion => lesion.ToString() == "output:1" ? (10, 60) : (52, 60));
        Assert.Empty(table.VitalGanglion);
        Assert.Equal(0.35 / 0.56, table.Rows.Single(r => r.Layer == "output" && r.Index == 1).Retained, 1e-12);
    }

    [Fact]
    public void Measure_ModelThatIsNeverRight_RetainsEverything() => Assert.All(Run(_ => (0, 0)).Rows, row => Assert.Equal(1, row.Retained));

    [Fact]
    public void Plan_ModelThatLacksLayers_LesionsThoseThatItHas()
    {
        PlantedModel model = PlantedModel.Of(new("out", LayerRole.Ganglion, 2, 5, 1, 1), new("extra", LayerRole.Other, 9, 5, 1, 1), new("choice", LayerRole.Decision, 2, 5, 1, 1));
        ExperimentPlan plan = Experiment.Plan(new PlantedRun(model, PlantedEnvironment.Along("alpha", 2)).Context);
        Assert.Equal(["", "out:0", "out:1"], plan.Probes.Single().Conditions.Select(c => c.Lesion.ToString()));
        Assert.All(plan.Probes.Single().Conditions, c => Assert.Equal([new ResponseRequest("choice", Reduction.LastFrame)], c.Requests));
    }

    [Fact]
    public void Plan_NoLayerToLesion_IsNotApplicable() =>
        Assert.Equal(RefusalKind.NotApplicable, new PlantedRun(PlantedModel.Of(new LayerCard("choice", LayerRole.Decision, 2, 5, 1, 1)), PlantedEnvironment.Along("alpha", 2)).Refuse(Experiment).Kind);

    private static LesionTable Run(Func<Lesion, (int Left, int Right)> accuracy) =>
        new PlantedRun(PlantedModel.Full(), PlantedEnvironment.Along("alpha", 2))
        {
            Tally = (lesion, _) => PlantedRun.Accurate(accuracy(lesion).Left, accuracy(lesion).Right),
        }.Measure<LesionTable>(Experiment);
}
