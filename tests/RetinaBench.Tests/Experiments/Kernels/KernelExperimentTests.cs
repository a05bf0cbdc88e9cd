using RetinaBench.Experiments;
using RetinaBench.Experiments.Kernels;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;

namespace RetinaBench.Tests.Experiments.Kernels;

/// <summary>Layers are named first, side, output and choice.</summary>
public sealed class KernelExperimentTests
{
    private static readonly KernelExperiment Experiment = new() { Id = "kernels", Description = "Planted." };

    [Fact]
    public void Measure_Kernels_ListsAllButTheReadout()
    {
        KernelTable table = Run(
            new(new("first", 1), "movie", null, KernelDomain.Spatial, 1, 2, new float[] { 1, 2 }),
            new(new("first", 1), "first", null, KernelDomain.Temporal, 1, 3, new float[] { 3, 4, 5 }),
            new(new("side", 0), "first", 2, KernelDomain.Spatial, 2, 1, new float[] { 6, 7 }),
            new(new("choice", 0), "output", 0, KernelDomain.Spatial, 1, 1, new float[] { 8 })).Measure<KernelTable>(Experiment);
        Assert.Equal(3, table.Rows.Count);
        Assert.Equal(("first", 1, "movie", (int?)null), (table.Rows[0].Layer, table.Rows[0].Index, table.Rows[0].Source, table.Rows[0].SourceType));
        Assert.Equal((KernelDomain.Temporal, 1, 3), (table.Rows[1].Domain, table.Rows[1].Rows, table.Rows[1].Columns));
        Assert.Equal(("side", 0, "first", (int?)2), (table.Rows[2].Layer, table.Rows[2].Index, table.Rows[2].Source, table.Rows[2].SourceType));
        Assert.Equal([6, 7], table.Rows[2].Weights);
    }

    [Fact]
    public void Measure_KernelsInAnyOrder_ListsThemAsTheSignalFlows()
    {
        Kernel[] kernels =
        [
            new(new("first", 0), "movie", null, KernelDomain.Spatial, 1, 1, new float[] { 1 }),
            new(new("first", 1), "movie", null, KernelDomain.Spatial, 1, 1, new float[] { 2 }),
            new(new("first", 0), "first", null, KernelDomain.Temporal, 1, 1, new float[] { 3 }),
            new(new("output", 0), "first", 0, KernelDomain.Spatial, 1, 1, new float[] { 4 }),
            new(new("output", 0), "first", 1, KernelDomain.Spatial, 1, 1, new float[] { 5 }),
            new(new("output", 1), "first", 0, KernelDomain.Spatial, 1, 1, new float[] { 6 }),
            new(new("output", 0), "side", 0, KernelDomain.Spatial, 1, 1, new float[] { 7 }),
        ];
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], Run([.. kernels.Reverse()]).Measure<KernelTable>(Experiment).Rows.Select(row => row.Weights[0]));
    }

    [Fact]
    public void Plan_NoKernelsOrTooMany_IsNotApplicable()
    {
        Assert.Contains("shows no kernels", Run().Refuse(Experiment).Reason, StringComparison.Ordinal);
        Assert.Contains("100001 values", Run(new Kernel(new("first", 0), "movie", null, KernelDomain.Spatial, 1, 100_001, new float[100_001])).Refuse(Experiment).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_FewerWeightsThanItsShapeHas_IsErroredAndNamesTheKernel()
    {
        Refusal refusal = Run(new Kernel(new("side", 0), "first", 2, KernelDomain.Spatial, 2, 2, new float[3])).Refuse(Experiment);
        Assert.Equal((RefusalKind.Errored, "kernel of side:0 on first:2 (Spatial): 2 x 2 with 3 weights"), (refusal.Kind, refusal.Reason));
    }

    private static PlantedRun Run(params Kernel[] kernels) => new(new PlantedModel(PlantedModel.Full().Card) { Kernels = kernels });
}
