using RetinaBench.Experiments;
using RetinaBench.Experiments.Kernels;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Kernels;

/// <summary>The planted circuit keeps bipolar 2 and amacrine 0; layers are named first and side.</summary>
public sealed class KernelGradientExperimentTests
{
    private static readonly KernelGradientExperiment Experiment = new() { Id = "gradients", Description = "Planted.", Circuits = "circuits" };

    private static readonly Kernel[] Kernels =
    [
        Space(1, 2, 3, 0.3f, 0.2f, 0.1f, 0.3f, 0.2f, 0.1f),
        Space(0, 2, 3, 0, 1, 4, 2, 3, 6),
        Space(0, 1, 3, 9, 9, 9, 0, 0, 0),
        new(new("side", 0), "side", null, KernelDomain.Temporal, 1, 3, new float[] { 7, 8, 9 }),
        new(new("output", 0), "first", 2, KernelDomain.Spatial, 1, 3, new float[] { 7, 8, 9 }),
    ];

    [Fact]
    public void Measure_PlantedKernels_AveragesRowsAndFitsColumnsFromTheCircuitsBipolarType()
    {
        KernelGradientTable table = Run(Kernels).After("circuits", PlantedTables.Circuits).Measure<KernelGradientTable>(Experiment);
        Assert.Equal((2, 0), (table.Bipolar, table.Amacrine));
        Assert.Equal([0, 1], table.Rows.Select(r => r.Amacrine));
        Assert.Equal([1.0, 2, 5], table.Rows[0].Columns);
        Assert.Equal(2, table.Rows[0].Trend.Slope.Value, 12);
        Assert.Equal(-0.1, table.Rows[1].Trend.Slope.Value, 6);
        Assert.True(table.Rows[1].Trend.Slope.Excludes(0));
    }

    [Fact]
    public void Plan_ShowsNothing()
    {
        PlantedRun run = Run(Kernels).After("circuits", PlantedTables.Circuits);
        ExperimentPlan plan = Experiment.Plan(run.Context);
        Assert.Null(plan.Refusal);
        Assert.Empty(plan.Probes);
        Assert.Empty(Experiment.Environments);
    }

    [Fact]
    public void Plan_NoKernelsBetweenTheLayers_IsNotApplicable()
    {
        Assert.Equal(RefusalKind.NotApplicable, Run([.. Kernels[3..]]).After("circuits", PlantedTables.Circuits).Refuse(Experiment).Kind);
        Assert.Equal(RefusalKind.NotApplicable, new PlantedRun(new Blind()).AfterRefusal("circuits", RefusalKind.InsufficientData).Refuse(Experiment).Kind);
    }

    [Fact]
    public void Plan_TwoColumns_IsNotApplicableAndSaysHowMany() =>
        Assert.Contains("2 columns", Run([Space(0, 2, 2, 1, 2)]).After("circuits", PlantedTables.Circuits).Refuse(Experiment).Reason, StringComparison.Ordinal);

    [Fact]
    public void Plan_NoCircuit_PassesTheReasonOn() =>
        Assert.Equal(new Refusal(RefusalKind.InsufficientData, "circuits was refused"), Run(Kernels).AfterRefusal("circuits", RefusalKind.InsufficientData).Refuse(Experiment));

    [Fact]
    public void Measure_CircuitsKernelNotShown_IsRefused()
    {
        ExperimentOutcome outcome = Experiment.Measure(Run([.. Kernels[..1]]).After("circuits", PlantedTables.Circuits).Context, new ProbeResults(new Dictionary<(string, Lesion), IReadOnlyList<PointTally>>()));
        Assert.Equal(RefusalKind.NotApplicable, outcome.Refusal!.Kind);
    }

    private static Kernel Space(int amacrine, int bipolar, int columns, params float[] weights) =>
        new(new("side", amacrine), "first", bipolar, KernelDomain.Spatial, weights.Length / columns, columns, weights);

    private static PlantedRun Run(Kernel[] kernels) => new(new PlantedModel(PlantedModel.Full().Card) { Kernels = kernels });

    private sealed class Blind : IRetinaModel
    {
        public ModelCard Card => PlantedModel.Full().Card;

        public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default) => throw new NotSupportedException();
    }
}
