using RetinaBench.Experiments;
using RetinaBench.Experiments.Kernels;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;

namespace RetinaBench.Tests.Experiments.Kernels;

/// <summary>Layers are named first and side; the movie is whatever is no layer.</summary>
public sealed class KernelSurroundExperimentTests
{
    private const int Size = 9;

    private static readonly KernelSurroundExperiment Experiment = new() { Id = "surrounds", Description = "Planted." };

    [Fact]
    public void Measure_PlantedKernels_FindsTheSurroundWhereThereIsOne()
    {
        KernelSurroundTable table = Run(
            Space(0, d => Math.Exp(-d * d / 4) - (0.5 * Math.Exp(-d * d / 16))),
            Space(1, d => Math.Exp(-d * d / 4)),
            Space(2, _ => 0),
            new(new("side", 0), "first", 1, KernelDomain.Spatial, 3, 3, new float[9]),
            new(new("first", 0), "first", null, KernelDomain.Temporal, 1, 9, new float[9])).Measure<KernelSurroundTable>(Experiment);
        Assert.Equal("first", table.Layer);
        Assert.Equal([0, 1, 2], table.Rows.Select(row => row.Index));
        Assert.Equal([0], table.WithSurround().Select(row => row.Index));

        // Weights are single precision.
        Assert.Equal(Math.Sqrt(2), table.Rows[0].Fit!.CenterSigma, 5);
        Assert.Equal(Math.Sqrt(8), table.Rows[0].Fit!.SurroundSigma, 5);
        Assert.Null(table.Rows[2].Fit);
    }

    [Fact]
    public void Plan_NothingFromTheMovie_IsNotApplicable() =>
        Assert.Equal(RefusalKind.NotApplicable, Run(new Kernel(new("first", 0), "side", 0, KernelDomain.Spatial, 3, 3, new float[9])).Refuse(Experiment).Kind);

    [Fact]
    public void Plan_TooSmall_SaysHowSmall() =>
        Assert.Contains("2 x 3 weights", Run(new Kernel(new("first", 0), "movie", null, KernelDomain.Spatial, 2, 3, new float[6])).Refuse(Experiment).Reason, StringComparison.Ordinal);

    [Fact]
    public void Plan_WeightThatIsNotFinite_IsErroredAndNamesIt()
    {
        Refusal refusal = Run(Space(0, d => d == 0 ? double.NaN : 1)).Refuse(Experiment);
        Assert.Equal((RefusalKind.Errored, "kernel of first:0 on movie (Spatial): weight 40 is NaN, not a finite number"), (refusal.Kind, refusal.Reason));
    }

    [Fact]
    public void CheckOptions_Decision_IsAProblem() => Assert.Single((Experiment with { Layer = LayerRole.Decision }).CheckOptions());

    private static Kernel Space(int type, Func<double, double> weight) => new(new("first", type), "movie", null, KernelDomain.Spatial, Size, Size,
        Enumerable.Range(0, Size * Size).Select(i => (float)weight(double.Hypot((i / Size) - 4, (i % Size) - 4))).ToArray());

    private static PlantedRun Run(params Kernel[] kernels) => new(new PlantedModel(PlantedModel.Full().Card) { Kernels = kernels });
}
