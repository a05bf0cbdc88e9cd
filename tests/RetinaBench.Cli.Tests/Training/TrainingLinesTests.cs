using RetinaBench.Cli.Tests.Running;
using RetinaBench.Cli.Training;
using RetinaBench.Reference.Murray2021.Training;

namespace RetinaBench.Cli.Tests.Training;

public sealed class TrainingLinesTests : IDisposable
{
    private static readonly TrainingRecipe Recipe = new() { Name = "paper", Epochs = 100 };

    private readonly SteppedClock _clock = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };

    [Fact]
    public void Lines_OfALongTraining_ComeEveryHalfMinuteWithPaceAndTimeLeft()
    {
        var lines = new TrainingLines(_output, _clock);
        lines.Started(Recipe, TrainingCurve.Empty);
        for (int epoch = 1; epoch <= 40; epoch++)
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            lines.Finished(new(epoch, 0.5, 0.75, epoch == 20 ? 0.8125 : null));
        }

        // 1,000 stimuli in 2 s; 85 epochs and 70 epochs to go.
        Assert.Equal(
            "training paper: 100 epochs of 1,000 stimuli\n"
            + "epoch 15/100: loss 0.500, 75.0 % right, 500 stimuli/s, about 3 min left\n"
            + "epoch 30/100: loss 0.500, 75.0 % right, 500 stimuli/s, about 2 min left\n"
            + "epoch 20: 81.3 % of fresh stimuli right, without dropout\n",
            _output.ToString());
    }

    [Fact]
    public void Lines_OfATrainingThatGoesOn_SayFromWhereAndEndWithTheLastEpoch()
    {
        var lines = new TrainingLines(_output, _clock);
        lines.Started(Recipe, new(new double[99], new double[99], [], []));
        _clock.Advance(TimeSpan.FromSeconds(1));
        lines.Finished(new(100, 0.25, 0.9, null));

        Assert.Equal("training paper: 100 epochs of 1,000 stimuli, continued after epoch 99\nepoch 100/100: loss 0.250, 90.0 % right\n", _output.ToString());
    }

    [Fact]
    public void Lines_OfATrainingThatStartsAgain_SayWhyAndCountTheEpochsMore()
    {
        var lines = new TrainingLines(_output, _clock);
        lines.Started(Recipe with { Restart = new(20, 0.69, 5) }, TrainingCurve.Empty);
        for (int epoch = 1; epoch <= 20; epoch++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            lines.Finished(new(epoch, 0.6931, 0.5, null));
        }

        lines.Restarted(1, 0.6931);
        _clock.Advance(TimeSpan.FromSeconds(10));
        lines.Finished(new(10, 0.5, 0.75, null));

        // 21 epochs of 120 in 30 s; the pace is that of the last 20 s or a little more.
        Assert.StartsWith(
            "training paper: 100 epochs of 1,000 stimuli\n"
            + "attempt 1 has not begun to learn (loss 0.6931 after 20 epochs): attempt 2 starts from other weights\n"
            + "epoch 10/100: loss 0.500, 75.0 % right, ",
            _output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _output.Dispose();
}
