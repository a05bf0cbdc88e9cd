using RetinaBench.Reference.Murray2021.Training;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

public sealed class StimulusOrderTests
{
    [Fact]
    public void Order_OfAnEpoch_HasEveryStimulusOnce() => Assert.Equal(Enumerable.Range(0, 1000), StimulusOrder.Of(3, 0, 17, 1000).Order());

    [Fact]
    public void Order_OfOtherEpochsSeedsAndAttempts_IsAnother()
    {
        int[] order = StimulusOrder.Of(3, 0, 17, 1000);

        Assert.Equal(order, StimulusOrder.Of(3, 0, 17, 1000));
        Assert.NotEqual(order, StimulusOrder.Of(3, 0, 18, 1000));
        Assert.NotEqual(order, StimulusOrder.Of(4, 0, 17, 1000));
        Assert.NotEqual(order, StimulusOrder.Of(3, 1, 17, 1000));
    }

    [Fact]
    public void Order_OverManyEpochs_PutsEveryStimulusEverywhere()
    {
        // The mean place of a stimulus among 10 is 4.5 with a standard error of sqrt((10^2 - 1) / 12 / 4000) = 0.045; five of those.
        const int Epochs = 4000;
        double[] places = new double[10];
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            int[] order = StimulusOrder.Of(1, 0, epoch, 10);
            for (int place = 0; place < 10; place++)
                places[order[place]] += (double)place / Epochs;
        }

        Assert.All(places, place => Assert.InRange(place, 4.5 - 0.23, 4.5 + 0.23));
    }
}
