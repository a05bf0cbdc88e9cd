using RetinaBench.Experiments;
using RetinaBench.Experiments.Assays;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Experiments.Visualisation;
using RetinaBench.Models;

namespace RetinaBench.Tests.Experiments.Visualisation;

public sealed class DeepVisualisationExperimentTests
{
    private static readonly DeepVisualisationExperiment Vital = new()
    {
        Id = "visualise",
        Description = "test",
        Layer = LayerRole.Ganglion,
        Types = VisualisedTypes.VitalPair,
        Lesions = "lesions",
        DirectionIndices = "indices",
    };

    [Fact]
    public void Plan_VitalPair_ClimbsForBothFromEveryStart()
    {
        ExperimentPlan plan = Vital.Plan(Run(PlantedTables.Lesions).Context);
        Assert.Equal(
            ["output:3/seed-1", "output:3/seed-2", "output:3/seed-3", "output:1/seed-1", "output:1/seed-2", "output:1/seed-3"],
            plan.Assays.Select(a => a.Key));
        Assert.Equal(plan.Assays.Count, plan.Assays.Select(a => a.Statement).Distinct().Count());
    }

    [Fact]
    public void Plan_NoVitalPair_IsRefusedUnlessSelectiveTypesWillDo()
    {
        PlantedRun run = Run(PlantedTables.Vital(null, null)).After("indices", Indices(0.1, -0.4, 0.3, -0.2));
        Assert.Equal(RefusalKind.InsufficientData, run.Refuse(Vital).Kind);
        ExperimentPlan plan = (Vital with { Types = VisualisedTypes.VitalOrSelective, Seeds = 2 }).Plan(run.Context);
        Assert.Equal(["output:2/seed-1", "output:2/seed-2", "output:1/seed-1", "output:1/seed-2"], plan.Assays.Select(a => a.Key));

        PlantedRun untuned = Run(PlantedTables.Vital(null, null)).After("indices", Indices());
        Assert.Equal(RefusalKind.InsufficientData, untuned.Refuse(Vital with { Types = VisualisedTypes.VitalOrSelective }).Kind);
    }

    [Fact]
    public void Plan_All_ClimbsForEveryTypeOfAnyLayer()
    {
        ExperimentPlan plan = (Vital with { Layer = LayerRole.Amacrine, Types = VisualisedTypes.All }).Plan(Run(PlantedTables.Lesions).Context);
        Assert.Equal(2 * 3, plan.Assays.Count);
    }

    [Fact]
    public void Plan_ModelWithoutGradients_IsNotApplicable() =>
        Assert.Equal(RefusalKind.NotApplicable, new PlantedRun(PlantedModel.Full()).After("lesions", PlantedTables.Lesions).Refuse(Vital).Kind);

    [Fact]
    public void Measure_Findings_GivesMeansOverStartsThatAreNotSilent()
    {
        PlantedRun run = Run(PlantedTables.Lesions);
        Dictionary<(string, string), AssayFinding> findings = [];
        foreach (VisualiseAssay assay in Vital.Plan(run.Context).Assays.Cast<VisualiseAssay>())
        {
            double index = assay.Type.Index == 3 ? 0.1 * assay.Seed : -0.2;
            bool silent = assay.Type.Index == 1 && assay.Seed == 2;
            findings[("visualise", assay.Key)] = new VisualisedMovie(assay.Seed, silent, 1, 1, true, 1, new(1 + index, 1 - index), null, new(0, 0, 0, [2, -1]), null);
        }

        ExperimentOutcome outcome = Vital.Measure(run.Context, new ProbeResults(new Dictionary<(string, Lesion), IReadOnlyList<PointTally>>(), findings));
        VisualisationTable table = Assert.IsType<VisualisationTable>(outcome.Measurement);
        Assert.True(table.Vital);
        Assert.Equal([(3, 1), (1, -1)], table.Rows.Select(row => (row.Index, row.Preference)));
        Assert.Equal(0.2, table.Rows[0].MotionIndex!.Value, 1e-12);
        Assert.Equal(3, table.Rows[0].MotionIndex!.Count);
        Assert.Equal(2, table.Rows[1].MotionIndex!.Count);
        Assert.Equal(0.5, table.Rows[1].SurroundIndex!.Value);
    }

    [Theory]
    [InlineData("layer")]
    [InlineData("types")]
    [InlineData("lesions")]
    [InlineData("directionIndices")]
    [InlineData("seeds")]
    [InlineData("ascent.stepSize")]
    [InlineData("ascent.startAmplitude")]
    [InlineData("ascent.gainBelow")]
    [InlineData("ascent.window")]
    [InlineData("ascent.maximumSteps")]
    public void CheckOptions_OutOfRange_NamesTheMember(string member)
    {
        DeepVisualisationExperiment broken = member switch
        {
            "layer" => Vital with { Layer = LayerRole.Decision, Types = VisualisedTypes.All },
            "types" => Vital with { Layer = LayerRole.Bipolar },
            "lesions" => Vital with { Lesions = null },
            "directionIndices" => Vital with { Types = VisualisedTypes.VitalOrSelective, DirectionIndices = null },
            "seeds" => Vital with { Seeds = 1 },
            "ascent.stepSize" => Vital with { Ascent = new() { StepSize = double.NaN } },
            "ascent.startAmplitude" => Vital with { Ascent = new() { StartAmplitude = 0 } },
            "ascent.gainBelow" => Vital with { Ascent = new() { GainBelow = 1 } },
            "ascent.window" => Vital with { Ascent = new() { Window = 0 } },
            _ => Vital with { Ascent = new() { MaximumSteps = 0 } },
        };
        Assert.Equal(member, broken.CheckOptions().First().Member);
        Assert.Empty(Vital.CheckOptions());
    }

    private static PlantedRun Run(LesionTable lesions) => new PlantedRun(new Gradients(PlantedModel.Full().Card)).After("lesions", lesions);

    private static DirectionIndexTable Indices(params double[] indices) =>
        new("output", [1], 1, 1, [.. indices.Select((index, i) => new DirectionIndexRow(i, new Estimate(index, index - 0.05, index + 0.05, 10), [], []))]);

    private sealed class Gradients(ModelCard card) : IRetinaModel, IInputGradient
    {
        public ModelCard Card => card;

        public ResponseBatch Respond(IReadOnlyList<RetinaBench.Stimuli.Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default) => throw new InvalidOperationException("nothing is shown");

        public double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient) => throw new InvalidOperationException("nothing is climbed");
    }
}
