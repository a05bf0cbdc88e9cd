using RetinaBench.Experiments;
using RetinaBench.Experiments.Constraints;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;

namespace RetinaBench.Tests.Experiments.Constraints;

public sealed class SignExperimentTests
{
    private static readonly SignExperiment Experiment = new() { Id = "signs", Description = "Planted.", Environment = "planted" };

    [Fact]
    public void Measure_PlantedRangesAndWeights_AreFoundByLayer()
    {
        var model = new PlantedModel(PlantedModel.Full(2, 1, 1).Card)
        {
            Kernels =
            [
                new(new("side", 0), "first", 0, KernelDomain.Spatial, 1, 2, new float[] { 0.5f, 0.25f }),
                new(new("side", 0), "side", null, KernelDomain.Temporal, 1, 1, new float[] { -0.125f }),
                new(new("first", 1), "movie", null, KernelDomain.Spatial, 1, 1, new float[] { -3 }),
            ],
        };
        SignTable table = new PlantedRun(model, PlantedEnvironment.Along("alpha", 1, 2)) { Tally = (_, point) => Ranges(point["alpha"]) }.Measure<SignTable>(Experiment);
        Assert.Equal(
            [
                new("first", LayerRole.Bipolar, 0, 2, -3),
                new("side", LayerRole.Amacrine, -4, -1, -0.125),
                new SignRow("output", LayerRole.Ganglion, 0, 20, null),
            ],
            table.Rows);
    }

    [Fact]
    public void Plan_OnlyADecisionLayer_IsNotApplicable() => Assert.Equal(
        RefusalKind.NotApplicable,
        new PlantedRun(PlantedModel.Of(new LayerCard("choice", LayerRole.Decision, 2, 5, 1, 1)), PlantedEnvironment.Along("alpha", 2)).Refuse(Experiment).Kind);

    // Extremes over points: the least of the minima and the largest of the maxima.
    private static PointTally Ranges(double alpha)
    {
        var tally = new PointTally { Stimuli = 1 };
        Set("first", [0, 0.5], [1, alpha]);
        Set("side", [-2 * alpha], [-1 / alpha * 2]);
        Set("output", [0], [10 * alpha]);
        return tally;

        void Set(string layer, double[] minimum, double[] maximum)
        {
            double[] none = new double[minimum.Length];
            tally.Set(new ResponseRequest(layer, Reduction.Minimum).ToString(), new ResponseMoments(1, none, none, minimum, minimum));
            tally.Set(new ResponseRequest(layer, Reduction.Maximum).ToString(), new ResponseMoments(1, none, none, maximum, maximum));
        }
    }
}
