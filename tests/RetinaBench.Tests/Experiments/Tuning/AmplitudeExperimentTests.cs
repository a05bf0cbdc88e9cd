using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Experiments.Tuning;
using RetinaBench.Models;

namespace RetinaBench.Tests.Experiments.Tuning;

public sealed class AmplitudeExperimentTests
{
    private static readonly AmplitudeExperiment Experiment =
        new() { Id = "amplitudes", Description = "Planted.", Environment = "planted", Axis = new("s", "s", ""), Layer = LayerRole.Amacrine };

    [Fact]
    public void Measure_PlantedMeans_AreFoundWithTheirIntervals()
    {
        AmplitudeTable table = new PlantedRun(PlantedModel.Full(), PlantedEnvironment.Along("s", 1, 0.5))
        {
            Tally = (_, point) => PlantedRun.Responded(new("side", Reduction.Mean), [-point["s"], -3], 0.1),
        }.Measure<AmplitudeTable>(Experiment);
        Assert.Equal("side", table.Layer);
        Assert.Equal([0.5, 1], table.X);
        Assert.Equal([-0.5, -1], table.Rows[0].Means.Select(m => m.Value));
        Assert.Equal([-3, -3], table.Rows[1].Means.Select(m => m.Value));
        Assert.Equal(0.1 * Proportion.Z95, table.Rows[1].Means[0].Upper + 3, 1e-9);
        Assert.Equal(100, table.Rows[1].Means[0].Count);
    }

    [Fact]
    public void Plan_ModelWithoutTheLayer_IsNotApplicableWhateverItDecides() => Assert.Equal(
        new Refusal(RefusalKind.NotApplicable, "the model has no amacrine layer"),
        new PlantedRun(PlantedModel.Of(new LayerCard("first", LayerRole.Bipolar, 1, 5, 1, 1)), PlantedEnvironment.Along("s", 1)).Refuse(Experiment));
}
