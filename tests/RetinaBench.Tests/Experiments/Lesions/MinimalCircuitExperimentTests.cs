using RetinaBench.Experiments;
using RetinaBench.Experiments.Lesions;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;

namespace RetinaBench.Tests.Experiments.Lesions;

public sealed class MinimalCircuitExperimentTests
{
    private static readonly MinimalCircuitExperiment Experiment =
        new() { Id = "circuits", Description = "Planted.", Environment = "planted", Lesions = "lesions", TieBreakEnvironment = "fast" };

    [Fact]
    public void Measure_PlantedCircuit_IsTheBest()
    {
        // The planted circuit is right in 70 %, which 52.5 % of 200 stimuli is clearly below.
        CircuitTable table = Measure(p => p == (2, 0) ? (60, 80) : (50, 55), _ => (50, 50));
        Assert.Equal([3, 1], table.Ganglion);
        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)], table.Rows.Select(r => (r.Bipolar, r.Amacrine)));
        Assert.Equal(new CircuitRow(2, 0, new(140, 200), new(100, 200)), table.Best);
    }

    [Fact]
    public void Measure_CircuitsThatAreEqual_AreToldApartWhereTiesAreBroken()
    {
        // (1, 1) leads by one stimulus, (2, 0) is equal to it, (0, 0) is not and would win the tie-break.
        CircuitTable table = Measure(
            p => p switch { (1, 1) => (71, 70), (2, 0) => (70, 70), _ => (50, 50) },
            p => p switch { (1, 1) => (75, 75), (2, 0) => (90, 90), _ => (100, 100) });
        Assert.Equal((2, 0), (table.Best.Bipolar, table.Best.Amacrine));
    }

    [Fact]
    public void Measure_CircuitsEqualEverywhere_TakesTheMoreAccurateThenTheFirst()
    {
        Assert.Equal((1, 0), Pair(Measure(p => p == (1, 0) ? (51, 50) : (50, 50), _ => (50, 50)).Best));
        Assert.Equal((0, 0), Pair(Measure(_ => (50, 50), _ => (50, 50)).Best));

        static (int, int) Pair(CircuitRow row) => (row.Bipolar, row.Amacrine);
    }

    [Fact]
    public void Check_TieBreakOfItself_NamesTheOption() => Assert.Equal(
        "tieBreakEnvironment",
        Assert.Single((Experiment with { TieBreakEnvironment = "planted" }).Check(PlantedEnvironment.Along("alpha", 2))).Member);

    [Fact]
    public void Plan_NoVitalPair_IsInsufficientData()
    {
        Refusal refusal = Run(PlantedModel.Full()).After("lesions", PlantedTables.Vital(3, null)).Refuse(Experiment);
        Assert.Equal(RefusalKind.InsufficientData, refusal.Kind);
        Assert.Contains("prefers left", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_RefusedLesions_PassesTheReasonOn() =>
        Assert.Equal(new Refusal(RefusalKind.Errored, "lesions was refused"), Run(PlantedModel.Full()).AfterRefusal("lesions", RefusalKind.Errored).Refuse(Experiment));

    [Fact]
    public void Plan_LesionsNotRun_IsNotRun() => Assert.Equal(RefusalKind.NotRun, Run(PlantedModel.Full()).Refuse(Experiment).Kind);

    [Fact]
    public void Plan_NoAmacrineLayer_IsNotApplicable()
    {
        PlantedModel model = PlantedModel.Of(
            new("first", LayerRole.Bipolar, 2, 5, 1, 1), new("output", LayerRole.Ganglion, 4, 5, 1, 1), new("choice", LayerRole.Decision, 2, 5, 1, 1));
        Assert.Equal(RefusalKind.NotApplicable, Run(model).After("lesions", PlantedTables.Lesions).Refuse(Experiment).Kind);
    }

    private static PlantedRun Run(PlantedModel model) => new(model, PlantedEnvironment.Along("alpha", 2), PlantedEnvironment.Fast);

    // Accuracies in percent of 100 stimuli of each label, of each circuit of (bipolar, amacrine) type, in the task and where ties are broken.
    private static CircuitTable Measure(Func<(int, int), (int Left, int Right)> task, Func<(int, int), (int Left, int Right)> fast)
    {
        PlantedModel model = PlantedModel.Full();
        return new PlantedRun(model, PlantedEnvironment.Along("alpha", 2), PlantedEnvironment.Fast)
        {
            Tally = (lesion, point) =>
            {
                Assert.Equal([false, true, false, true], lesion.KeptTypes(model.Card.FindLayer("output")!));
                var circuit = (Kept(lesion, "first"), Kept(lesion, "side"));
                (int left, int right) = point["alpha"] < 3 ? task(circuit) : fast(circuit);
                return PlantedRun.Accurate(left, right);
            },
        }.After("lesions", PlantedTables.Lesions).Measure<CircuitTable>(Experiment);

        int Kept(Lesion lesion, string layer) => lesion.KeptTypes(model.Card.FindLayer(layer)!).Index().Single(t => t.Item).Index;
    }
}
