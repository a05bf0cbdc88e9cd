using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training.Gradients;

namespace RetinaBench.Reference.Tests.Murray2021.Training.Gradients;

/// <summary>What cannot be trained, and what training takes from the machine.</summary>
public sealed partial class GradientCoreTests
{
    private static readonly GradientCase Valid = GradientCases.Named("published types", 40);

    [Fact]
    public void Constructor_ScenesOfAnotherSize_SaysBoth()
    {
        var error = Assert.Throws<InputException>(() => new GradientCore(Valid.Architecture with { Input = new(6, 25, 27) }, Valid.Set, 40, 1, 1));
        Assert.Contains("6x25x25", error.Message, StringComparison.Ordinal);
        Assert.Contains("6x25x27", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_OtherWindowOfTheResidualPath_SaysBoth()
    {
        Murray2021Architecture architecture = Valid.Architecture with { Amacrine = new(2, 2, 2), GanglionBipolar = new(3, 3, 2) };
        var error = Assert.Throws<InputException>(() => new GradientCore(architecture, Valid.Set, 40, 1, 1));
        Assert.Contains("2x2 stride 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("3x3 stride 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_OtherGanglionMap_SaysBoth()
    {
        Murray2021Architecture architecture = Valid.Architecture with { GanglionBipolar = null, GanglionAmacrine = new(2, 2, 1) };
        var error = Assert.Throws<InputException>(() => new GradientCore(architecture, Valid.Set, 40, 1, 1));
        Assert.Contains("3x3", error.Message, StringComparison.Ordinal);
        Assert.Contains("2x2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(91, 1)]
    [InlineData(40, 0)]
    public void Constructor_DropoutOrThreadsOutOfRange_Throws(int dropoutPercent, int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCore(Valid.Architecture, Valid.Set, dropoutPercent, 1, threads));

    [Fact]
    public void Run_WrongLengths_Throws()
    {
        int count = Valid.Parameters.Length;
        using var core = new GradientCore(Valid.Architecture, Valid.Set, 40, 1, 1);
        Assert.Throws<ArgumentException>(() => core.Run(new float[count - 1], [0], 0, new float[count]));
        Assert.Throws<ArgumentException>(() => core.Run(new float[count], [0], 0, new float[count + 1]));
        Assert.Throws<ArgumentException>(() => core.Run(new float[count], [], 0, new float[count]));
    }

    [Fact]
    public void Run_AfterTheFirstBatch_AllocatesNothing()
    {
        float[] gradient = new float[Valid.Parameters.Length];
        int[] batch = [0, 3, 1, 2];
        using var core = new GradientCore(Valid.Architecture, Valid.Set, 40, 1, 1);
        core.Run(Valid.Parameters, batch, 0, gradient);
        long before = GC.GetAllocatedBytesForCurrentThread();
        core.Run(Valid.Parameters, batch, 1, gradient);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
