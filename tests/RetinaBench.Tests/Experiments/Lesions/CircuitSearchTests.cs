using RetinaBench.Experiments;
using RetinaBench.Experiments.Lesions;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;

namespace RetinaBench.Tests.Experiments.Lesions;

/// <summary>The search and its confirmation on 3 bipolar, 2 amacrine and 4 ganglion types, of which 3 and 1 are the vital pair: 3 x 2 x 6 circuits.</summary>
public sealed class CircuitSearchTests
{
    private static readonly CircuitScreenExperiment Screen =
        new() { Id = "screen", Description = "Planted.", Environment = "planted", Lesions = "lesions", CircuitsAtMost = 126, Keep = 3 };

    private static readonly CircuitConfirmationExperiment Confirmation =
        new() { Id = "search", Description = "Planted.", Environment = "fast", Screen = "screen" };

    [Fact]
    public void Measure_PlantedCircuits_AreRankedAndThoseOfTheVitalPairFound()
    {
        CircuitScreen screen = Search(kept => kept switch { "first:0;side:1;output:0,2" => 80, "first:2;side:0;output:1,3" => 70, _ => 50 });
        Assert.Equal(36, screen.Searched);
        Assert.Equal(1, screen.EqualToBest);
        Assert.Equal(
            [
                new("first:0;side:1;output:0,2", false, 1, new(160, 200)),
                new("first:2;side:0;output:1,3", true, 2, new(140, 200)),
                new ScreenedCircuit("first:0;side:0;output:0,1", false, 3, new(100, 200)),
            ],
            screen.Best);
        Assert.Equal(screen.Best[1], screen.BestVital);
    }

    [Fact]
    public void Measure_EverySubset_FindsACircuitOfAnotherShape()
    {
        CircuitScreen screen = Search(kept => kept == "first:0,1,2;output:3" ? 80 : 50, Screen with { EverySubset = true });
        Assert.Equal(126, screen.Searched);
        Assert.Equal("first:0,1,2;output:3", screen.Best[0].Kept);
        Assert.Equal(1, screen.EqualToBest);
    }

    // Newcombe's interval of 0.6 against 0.5 at 200 stimuli each, [0.002, 0.195], excludes 0; that of 0.6 against 0.55 does not.
    [Theory]
    [InlineData(50, 1)]
    [InlineData(55, 36)]
    public void Measure_CircuitsThatDoNotDifferFromTheBest_AreCounted(int others, int expected) =>
        Assert.Equal(expected, Search(kept => kept == "first:1;side:1;output:0,1" ? 60 : others).EqualToBest);

    [Fact]
    public void Measure_NoVitalPair_SearchesAllTheSame()
    {
        PlantedModel model = PlantedModel.Full();
        var run = new PlantedRun(model, PlantedEnvironment.Along("alpha", 2));
        Assert.Null(run.After("lesions", PlantedTables.Vital(3, null)).Measure<CircuitScreen>(Screen).BestVital);
        Assert.Null(run.AfterRefusal("lesions", RefusalKind.NotApplicable).Measure<CircuitScreen>(Screen).BestVital);
    }

    [Fact]
    public void Plan_MoreCircuitsThanAllowed_IsNotApplicableAndSaysHowMany()
    {
        var run = new PlantedRun(PlantedModel.Full(), PlantedEnvironment.Along("alpha", 2));
        Refusal refusal = run.Refuse(Screen with { EverySubset = true, CircuitsAtMost = 125 });
        Assert.Equal(RefusalKind.NotApplicable, refusal.Kind);
        Assert.Contains("126", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_LayerMissing_IsNotApplicableAndNamesIt()
    {
        PlantedModel model = PlantedModel.Of(
            new("first", LayerRole.Bipolar, 2, 5, 1, 1), new("output", LayerRole.Ganglion, 4, 5, 1, 1), new("choice", LayerRole.Decision, 2, 5, 1, 1));
        Assert.Contains("amacrine", new PlantedRun(model, PlantedEnvironment.Along("alpha", 2)).Refuse(Screen).Reason, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.NotApplicable, new PlantedRun(PlantedModel.Full(3, 2, 1), PlantedEnvironment.Along("alpha", 2)).Refuse(Screen).Kind);
    }

    [Fact]
    public void Check_OptionsOutOfRange_AreNamed()
    {
        PlantedEnvironment environment = PlantedEnvironment.Along("alpha", 2);
        Assert.Equal("circuitsAtMost", Assert.Single((Screen with { CircuitsAtMost = 0 }).Check(environment)).Member);
        Assert.Equal("keep", Assert.Single((Screen with { Keep = 0 }).Check(environment)).Member);
    }

    [Fact]
    public void Confirm_BestAndBestVital_AreMeasuredOnTheOtherEnvironment()
    {
        // Circuits around the vital pair are worse than all 30 others.
        CircuitScreen screen = Search(kept => kept == "first:0;side:1;output:0,2" ? 80 : kept.EndsWith("output:1,3", StringComparison.Ordinal) ? 40 : 50);
        Assert.Equal(("first:0;side:0;output:1,3", 31), (screen.BestVital!.Kept, screen.BestVital.Rank));
        CircuitSearchTable table = new PlantedRun(PlantedModel.Full(), PlantedEnvironment.Fast)
        {
            Tally = (lesion, _) => Kept(lesion) == "first:0;side:1;output:0,2" ? PlantedRun.Accurate(60, 80) : PlantedRun.Accurate(50, 50),
        }.After("screen", screen).Measure<CircuitSearchTable>(Confirmation);
        Assert.Equal([1, 2, 3, 31], table.Rows.Select(row => row.Circuit.Rank));
        Assert.Equal(new Proportion(140, 200), table.Rows[0].Fresh);
        Assert.Equal(new Proportion(100, 200), table.Rows[3].Fresh);
    }

    [Fact]
    public void Confirm_BestVitalAmongTheBest_IsNotRepeated()
    {
        CircuitScreen screen = Search(kept => kept == "first:2;side:0;output:1,3" ? 80 : 50);
        Assert.Equal(3, new PlantedRun(PlantedModel.Full(), PlantedEnvironment.Fast).After("screen", screen).Measure<CircuitSearchTable>(Confirmation).Rows.Count);
    }

    [Fact]
    public void Confirm_RefusedScreen_PassesTheReasonOn() => Assert.Equal(
        new Refusal(RefusalKind.NotApplicable, "screen was refused"),
        new PlantedRun(PlantedModel.Full(), PlantedEnvironment.Fast).AfterRefusal("screen", RefusalKind.NotApplicable).Refuse(Confirmation));

    [Fact]
    public void SearchAndConfirm_CircuitsThatGuess_FlatterTheSearchAlone()
    {
        // 1792 circuits that guess, 400 stimuli each: the expected largest of as many normal values is 3.3 standard deviations, so .58; in 50
        // searches the winners' mean is known to .002 there, and to .0035 on fresh stimuli, where it is .5. Bounds at about four of these.
        PlantedModel model = PlantedModel.Full(8, 8, 8);
        var stream = new RetinaBench.Stimuli.RandomStream(3, "guessing-circuits", 0);
        var guess = new BinomialDistribution(200, 0.5);
        double found = 0, fresh = 0;
        const int searches = 50;
        for (int i = 0; i < searches; i++)
        {
            var run = new PlantedRun(model, PlantedEnvironment.Along("alpha", 2), PlantedEnvironment.Fast)
            {
                Tally = (_, _) => PlantedRun.Decided(guess.Draw(stream), 200, guess.Draw(stream), 200),
            }.After("lesions", PlantedTables.Vital(3, 1));
            CircuitScreen screen = run.Measure<CircuitScreen>(Screen with { CircuitsAtMost = 1792, Keep = 1 });
            found += screen.Best[0].Accuracy.Value / searches;
            fresh += run.After("screen", screen).Measure<CircuitSearchTable>(Confirmation).Rows[0].Fresh.Value / searches;
        }

        Assert.InRange(found, 0.572, 0.592);
        Assert.InRange(fresh, 0.486, 0.514);
    }

    // Accuracy in percent of 100 stimuli of each label, by the types kept.
    private static CircuitScreen Search(Func<string, int> accuracy, CircuitScreenExperiment? screen = null) =>
        new PlantedRun(PlantedModel.Full(), PlantedEnvironment.Along("alpha", 2))
        {
            Tally = (lesion, _) => PlantedRun.Accurate(accuracy(Kept(lesion)), accuracy(Kept(lesion))),
        }.After("lesions", PlantedTables.Lesions).Measure<CircuitScreen>(screen ?? Screen);

    private static string Kept(Lesion lesion) => FourTypeCircuits.Text(PlantedModel.Full().Card.CellTypes.Where(type => type.Layer != "choice" && !lesion.Contains(type)));
}
