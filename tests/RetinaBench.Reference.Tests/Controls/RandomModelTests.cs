using RetinaBench.Models;
using RetinaBench.Reference.Controls;
using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Reference.Tests.Controls;

public sealed class RandomModelTests
{
    // Weights and biases of the published network, by the protocol.
    private const int PublishedParameters = 7682;

    [Fact]
    public void Make_Twice_IsTheSameUntrainedNetwork()
    {
        Murray2021Model first = RandomModel.Make("random"), second = RandomModel.Make("other");
        Assert.Equal(first.Card.Version, second.Card.Version);
        Assert.Equal(PublishedParameters, first.Parameters.Count);
        Assert.Equal(("random", ModelRole.Null), (first.Card.Name, first.Card.Role));
    }

    [Fact]
    public void Make_WeightsIntoAmacrineAndGanglion_HaveBothSigns()
    {
        foreach (IGrouping<string, Kernel> layer in RandomModel.Make("random").Kernels.GroupBy(k => k.Target.Layer))
        {
            float[] weights = [.. layer.SelectMany(k => k.Weights.ToArray())];
            Assert.Contains(weights, w => w < 0);
            Assert.Contains(weights, w => w > 0);
        }
    }
}
