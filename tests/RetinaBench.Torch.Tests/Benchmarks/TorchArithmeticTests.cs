using RetinaBench.Reference.Murray2021;
using RetinaBench.Torch.Benchmarks;

namespace RetinaBench.Torch.Tests.Benchmarks;

/// <remarks>
/// By hand, for the published network (51 frames; 20,000 bipolar cells of 10 x 10 pixels, 1,152 amacrine and ganglion cells; 31 taps). Multiply-adds of the bipolar cells: 51 x 20,000 x 100 in space, 51 x 20,000 x 31 in
/// time; of the amacrine cells 51 x 1,152 x 200 and, in the 31 frames that the last one depends on, 31 x 1,152 x 31; of the ganglion cells 31 x 1,152 x (200 + 72) and 1,152 x 31; of the decision 1,152 x 2.
/// </remarks>
public sealed class TorchArithmeticTests
{
    private const double First = 102_000_000, Others = 31_620_000 + 11_750_400 + 1_107_072 + 9_713_664 + 35_712 + 2_304;

    [Fact]
    public void InferenceFlops_PublishedNetwork_AreTwiceItsMultiplyAdds() => Assert.Equal(2 * (First + Others), TorchArithmetic.InferenceFlops(Murray2021Architecture.Published));

    [Fact]
    public void TrainingFlops_PublishedNetwork_AreThreePassesButForTheGradientOfTheMovie() =>
        Assert.Equal(2 * ((2 * First) + (3 * Others)), TorchArithmetic.TrainingFlops(Murray2021Architecture.Published));

    [Fact]
    public void InferenceFlops_WithoutAmacrineCells_AreThoseOfTheOthers()
    {
        const double amacrine = 11_750_400 + 1_107_072 + (31 * 1_152 * 72);
        Assert.Equal(2 * (First + Others - amacrine), TorchArithmetic.InferenceFlops(Murray2021Architecture.Published with { AmacrineTypes = 0 }));
    }
}
