using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Tuning;
using RetinaBench.Models;

namespace RetinaBench.Tests.Experiments.Tuning;

public sealed class DirectionIndexExperimentTests
{
    private static readonly DirectionIndexExperiment Experiment = new()
    {
        Id = "index",
        Description = "Planted.",
        Environment = "planted",
        Layer = LayerRole.Ganglion,
        JudgedFrom = 1.5,
        JudgedTo = 3,
    };

    [Fact]
    public void Measure_PlantedIndices_AreFoundOverTheJudgedSpeeds()
    {
        // At speed 1, which is not judged, preferences are reversed. Type 2 is silent, type 3 responds negatively.
        DirectionIndexTable table = new PlantedRun(PlantedModel.Full(), PlantedEnvironment.SingleDirection(1, 1.5, 3))
        {
            Tally = (_, point) =>
            {
                bool preferred = point["direction"] > 0 == point["speed"] > 1.2;
                return PlantedRun.Responded(new("output", Reduction.Mean), preferred ? [3, 1, 0, -1] : [1, 3, 0, -4], 0.01);
            },
        }.Measure<DirectionIndexTable>(Experiment);
        // (3 - 1) / (3 + 1), its mirror, none, (1 - 4) / (1 + 4).
        Assert.Equal([0.5, -0.5, null, -0.6], table.Rows.Select(r => r.DirectionIndex is null ? (double?)null : Math.Round(r.DirectionIndex.Value, 9)));
        Assert.True(table.Rows[0].DirectionIndex!.Excludes(0));
        Assert.Equal([1, 1.5, 3], table.Speeds);
        Assert.Equal([1, 3, 3], table.Rows[0].Rightward.Select(e => Math.Round(e.Value, 9)));
        Assert.Equal([3, 1, 1], table.Rows[0].Leftward.Select(e => Math.Round(e.Value, 9)));
        Assert.Equal(400, table.Rows[0].DirectionIndex!.Count);
    }

    [Fact]
    public void Measure_UnselectiveNoisyType_HasAnIntervalThatHoldsZero()
    {
        DirectionIndexTable table = new PlantedRun(PlantedModel.Full(1, 1, 1), PlantedEnvironment.SingleDirection(2))
        {
            Tally = (_, point) => PlantedRun.Responded(new("output", Reduction.Mean), [1 + (0.02 * point["direction"])], 0.05),
        }.Measure<DirectionIndexTable>(Experiment);
        Assert.False(table.Rows.Single().DirectionIndex!.Excludes(0));
    }

    [Fact]
    public void Check_NoJudgedSpeed_NamesTheOption() =>
        Assert.Equal("judgedFrom", Assert.Single(Experiment.Check(PlantedEnvironment.SingleDirection(0.5, 1))).Member);

    [Fact]
    public void Plan_ModelWithoutTheLayer_IsNotApplicable() => Assert.Equal(
        new Refusal(RefusalKind.NotApplicable, "the model has no ganglion layer"),
        new PlantedRun(PlantedModel.Of(new LayerCard("first", LayerRole.Bipolar, 1, 5, 1, 1)), PlantedEnvironment.SingleDirection(2)).Refuse(Experiment));
}
