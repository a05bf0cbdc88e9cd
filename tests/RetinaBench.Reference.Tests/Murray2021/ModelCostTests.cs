using RetinaBench.Models;
using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Reference.Tests.Murray2021;

public sealed class ModelCostTests
{
    /// <summary>
    /// The published network: 7,682 weights and biases as the protocol says. Multiply-adds of a frame, layer by layer: bipolar 8 x 50 x 50 x (100 + 31),
    /// amacrine 8 x 12 x 12 x (8 x 25 + 31), ganglion 8 x 12 x 12 x (8 x 25 + 8 x 9 + 31), decision 8 x 12 x 12 x 2; 51 frames.
    /// </summary>
    [Fact]
    public void Cost_OfThePublishedArchitecture_IsThatOfItsEquations()
    {
        const long Frame = (8L * 50 * 50 * 131) + (8 * 12 * 12 * 231) + (8 * 12 * 12 * 303) + (8 * 12 * 12 * 2);

        Assert.Equal(new ModelCost(7682, 51 * Frame), new Murray2021Model("random", Murray2021Parameters.Random(Murray2021Architecture.Published, 1)).Card.Cost);
    }
}
