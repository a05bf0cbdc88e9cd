using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

public sealed class TrainerTests
{
    private static readonly TrainingRecipe Recipe = TinyTraining.Recipe with { HeldOut = null, Epochs = 40 };
    private static readonly ParameterLayout Layout = new(Recipe.Architecture.ToArchitecture());

    [Fact]
    public void Epoch_OfTwentyStimuliInBatchesOfSix_ShowsEachOnceAndTheLastTwoAlone()
    {
        var core = new PlannedGradient((_, _, _) => 0.5);

        EpochReport epoch = NewTrainer(core).RunEpoch(NewState(), CancellationToken.None);

        Assert.Equal([6, 6, 6, 2], core.Batches.Select(batch => batch.Length));
        Assert.Equal(Enumerable.Range(0, 20), core.Batches.SelectMany(batch => batch).Order());
        Assert.Equal(0.5, epoch.Accuracy);
    }

    [Fact]
    public void Loss_OfAnEpoch_IsTheMeanOverStimuliNotOverBatches()
    {
        // (6 * 1 + 6 * 2 + 6 * 3 + 2 * 4) / 20
        var core = new PlannedGradient((_, batch, _) => batch + 1);

        Assert.Equal(44.0 / 20, NewTrainer(core).RunEpoch(NewState(), CancellationToken.None).Loss, 1e-12);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void Loss_ThatIsNotFinite_StopsAndSaysWhere(double loss, string value)
    {
        string message = Divergence((epoch, batch, _) => epoch == 1 && batch == 6 ? loss : 0.7);

        Assert.Equal($"training diverged in epoch 2, batch 3: the loss is {value}", message);
    }

    [Fact]
    public void Gradient_ThatIsNotFinite_StopsAndNamesTheWeight()
    {
        string message = Divergence((_, batch, gradient) =>
        {
            if (batch == 1)
                gradient[Layout.GanglionTime.Weights.Offset + 3] = float.NegativeInfinity;
            return 0.7;
        });

        Assert.Equal("training diverged in epoch 1, batch 2: the gradient of GanglionTime.weight[3] is -Infinity", message);
    }

    [Fact]
    public void Gradient_WhoseSquareIsNotFinite_StopsAndNamesTheWeight()
    {
        string message = Divergence((_, _, gradient) =>
        {
            gradient[Layout.Decision.Biases.Offset] = 1e30f;
            return 0.7;
        });

        Assert.Equal("training diverged in epoch 1, batch 1: Adam's mean square of Decision.bias[0] is Infinity", message);
    }

    [Fact]
    public void Loss_TenTimesThatOfGuessingForTwentyEpochs_Stops()
    {
        string message = Divergence((epoch, _, _) => epoch < 4 ? 1 : 6.94);

        Assert.StartsWith("training diverged: the mean loss of epoch 24 is 6.94,", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loss_HighAtFirst_DoesNotStop() => Assert.Null(Record.Exception(() => { Run((epoch, _, _) => epoch < 19 ? 100 : 0.7, []); }));

    [Fact]
    public void Divergence_InAnEpoch_KeepsTheStateOfTheEpochBefore()
    {
        List<int> saved = [];

        Assert.Throws<TrainingDivergedException>(() => Run((epoch, _, _) => epoch == 3 ? double.NaN : 0.7, saved));

        // Before the first epoch, and what was whole when the fourth one failed.
        Assert.Equal([0, 3], saved);
    }

    [Fact]
    public void Loss_ThatStaysWhereItWas_StartsAgainFromOtherWeights()
    {
        // Four batches an epoch: the first two attempts are given up after their third epoch, the third learns.
        var progress = new AfterEpoch(0, () => { });

        TrainingState state = Run((_, batch, _) => batch < 2 * 3 * 4 ? 0.694 : 0.5, [], new(3, 0.69, 5), progress);

        Assert.Equal([1, 2], progress.Restarts);
        Assert.Equal([0.694, 0.694], state.SilentLosses.Select(loss => Math.Round(loss, 9)));
        Assert.Equal((2, 40), (state.Attempt, state.Curve.Epochs));
        // Gradients are zero here, so that the weights are those that were drawn, but for the clamp.
        Assert.Equal(Draw(2)[..Layout.BipolarTime.Biases.End], state.Parameters[..Layout.BipolarTime.Biases.End]);
    }

    [Fact]
    public void Loss_ThatStaysWhereItWasAtTheLastAttempt_IsTrainedToTheEnd()
    {
        TrainingState state = Run((_, _, _) => 0.694, [], new(3, 0.69, 2));

        Assert.Equal((1, 40), (state.Attempt, state.Curve.Epochs));
    }

    [Fact]
    public void Attempt_AfterARestart_HasAnEmptyOptimiser()
    {
        TrainingState state = NewState();
        state.First[0] = state.Second[0] = 1;
        state.Finish(new(1, 0.694, 0.5, null), 1);

        state.Restart(Draw(1));

        Assert.Equal(new float[Layout.Count], state.First);
        Assert.Equal(new float[Layout.Count], state.Second);
        Assert.Equal(Draw(1), state.Parameters);
        Assert.Equal(0, state.Curve.Epochs);
    }

    private static string Divergence(PlannedGradient.Answer answer) => Assert.Throws<TrainingDivergedException>(() => Run(answer, [])).Message;

    private static TrainingState Run(PlannedGradient.Answer answer, List<int> saved, RestartRule? restart = null, ITrainingProgress? progress = null)
    {
        TrainingRecipe recipe = Recipe with { Restart = restart };
        TrainingState state = NewState();
        new TrainingSession(recipe, NewTrainer(new(answer)), Draw, s => saved.Add(s.Curve.Epochs), new StandingClock()).Run(state, progress, CancellationToken.None);
        return state;
    }

    private static Trainer NewTrainer(PlannedGradient core) => new(Recipe, TinyTraining.Seed, Layout, core, Recipe.Environment.Stimuli, null);

    private static TrainingState NewState() => TrainingState.Begin(Draw(0));

    private static float[] Draw(int attempt) => Layout.Flatten(Murray2021Parameters.Random(Layout.Architecture, TinyTraining.Seed, attempt));
}
