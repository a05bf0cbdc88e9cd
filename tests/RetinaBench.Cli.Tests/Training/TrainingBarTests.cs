using RetinaBench.Cli.Tests.Running;
using RetinaBench.Cli.Training;
using RetinaBench.Reference.Murray2021.Training;

namespace RetinaBench.Cli.Tests.Training;

public sealed class TrainingBarTests
{
    [Fact]
    public void Watch_ATraining_DrawsEpochLossAccuracyAndTimeLeft()
    {
        var clock = new SteppedClock();
        using var output = new StringWriter();

        Assert.Throws<InputException>(() => new TrainingBar(output, colour: false, clock).Watch(progress =>
        {
            progress.Started(new() { Name = "[paper]", Epochs = 10 }, TrainingCurve.Empty);
            clock.Advance(TimeSpan.FromSeconds(10));
            progress.Finished(new(1, 0.5, 0.75, 0.8125));
            // Bars are redrawn ten times a second, by a thread of their own.
            Thread.Sleep(TimeSpan.FromSeconds(0.5));
            throw new InputException("the disk is full");
        }));

        string drawn = output.ToString();
        foreach (string part in (string[])["training [paper]: 10 epochs of 1,000 stimuli", "epoch 1/10: loss 0.500, 75.0 % right, 100 stimuli/s, about 2 min left", "epoch 1: 81.3 % of fresh stimuli right, without dropout"])
            Assert.Contains(part, drawn, StringComparison.Ordinal);
    }
}
