using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Murray2021.Training.Gradients;
using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Tests.Murray2021.Training.Gradients;

/// <summary>What must not change a single bit, and what a batch is of its stimuli.</summary>
public sealed partial class GradientCoreTests
{
    [Theory]
    [MemberData(nameof(GradientCases.All), MemberType = typeof(GradientCases))]
    public void Run_AnotherVectorWidthOrThreadCount_IsBitEqual(string name, int dropoutPercent) =>
        BitEqualEverywhere(GradientCases.Named(name, dropoutPercent) with { Batch = [2, 0, 3, 1] });

    [Fact]
    public void Run_DrawnNetworksWithAnotherVectorWidthOrThreadCount_IsBitEqual()
    {
        for (ulong seed = 20; seed < 40; seed++)
            BitEqualEverywhere(GradientCases.Drawn(seed));
    }

    [Fact]
    public void Run_PublishedSizeWithAnotherVectorWidthOrThreadCount_IsBitEqual() => BitEqualEverywhere(TorchGradients.Read().PublishedSize.ToCase());

    [Theory]
    [MemberData(nameof(GradientCases.All), MemberType = typeof(GradientCases))]
    public void Run_Again_LeavesNothingBehind(string name, int dropoutPercent)
    {
        GradientCase drawn = GradientCases.Named(name, dropoutPercent);
        (BatchOutcome fresh, float[] expected) = Run(drawn);
        float[] gradient = new float[expected.Length];
        float[] others = [.. drawn.Parameters.Select(value => -2 * value)];
        using var core = new GradientCore(drawn.Architecture, drawn.Set, drawn.DropoutPercent, drawn.Seed, 1);
        core.Run(others, [3, 1, 0], drawn.Epoch + 1, gradient);
        Assert.Equal(fresh, core.Run(drawn.Parameters, [.. drawn.Batch], drawn.Epoch, gradient));
        Assert.Equal(Bits(expected), Bits(gradient));
    }

    [Theory]
    [MemberData(nameof(GradientCases.All), MemberType = typeof(GradientCases))]
    public void Run_Batch_IsTheMeanOfItsStimuli(string name, int dropoutPercent)
    {
        GradientCase drawn = GradientCases.Named(name, dropoutPercent) with { Batch = [2, 0, 3, 1] };
        (BatchOutcome outcome, float[] actual) = Run(drawn);
        (BatchOutcome Outcome, float[] Gradient)[] alone = [.. drawn.Batch.Select(index => Run(drawn with { Batch = [index] }))];
        Assert.Equal(alone.Average(one => one.Outcome.Loss), outcome.Loss, 1e-12);
        Assert.Equal(alone.Sum(one => one.Outcome.Correct), outcome.Correct);
        var layout = new ParameterLayout(drawn.Architecture);
        foreach (ParameterBlock block in layout.Blocks)
        {
            double scale = alone.Average(one => (double)one.Gradient[block.Offset..block.End].Max(Math.Abs));
            for (int i = block.Offset; i < block.End; i++)
                Assert.Equal(alone.Average(one => (double)one.Gradient[i]), actual[i], alone.Length * drawn.Architecture.Bipolar.Area * Rounding * scale);
        }
    }

    [Fact]
    public void Run_TheSameStimulusTwice_IsThatStimulusAlone()
    {
        GradientCase drawn = GradientCases.Named("published types", 40) with { Batch = [1] };
        (BatchOutcome once, float[] expected) = Run(drawn);
        (BatchOutcome twice, float[] actual) = Run(drawn with { Batch = [1, 1] });
        Assert.Equal(once.Loss, twice.Loss);
        Assert.Equal(2 * once.Correct, twice.Correct);
        Assert.Equal(Bits(expected), Bits(actual));
    }

    [Theory]
    [MemberData(nameof(GradientCases.All), MemberType = typeof(GradientCases))]
    public void Run_SilentGanglionCells_LeaveTheDecisionBiasAlone(string name, int dropoutPercent)
    {
        GradientCase drawn = GradientCases.Named(name, dropoutPercent) with { Batch = [2, 0, 3, 1] };
        ParameterBlock[] blocks = [.. new ParameterLayout(drawn.Architecture).Blocks];
        float[] silent = [.. drawn.Parameters];
        ParameterBlock bias = blocks.Single(block => block.Name == "GanglionTime.bias");
        silent.AsSpan(bias.Offset, bias.Count).Fill(-1e6f);
        float[] gradient = new float[silent.Length];
        using var core = new GradientCore(drawn.Architecture, drawn.Set, drawn.DropoutPercent, drawn.Seed, 1);
        (BatchOutcome before, float[] alive) = Run(drawn);
        core.Run(drawn.Parameters, [.. drawn.Batch], drawn.Epoch, gradient);
        core.Run(silent, [.. drawn.Batch], drawn.Epoch, gradient);
        Assert.Equal("Decision.bias", Assert.Single(blocks, block => gradient.AsSpan(block.Offset, block.Count).ContainsAnyExcept(0f)).Name);
        AgreesWithThePlainLoops(drawn with { Parameters = silent });

        // What a stimulus without a way back leaves in memory must not reach the next one.
        Assert.Equal(before, core.Run(drawn.Parameters, [.. drawn.Batch], drawn.Epoch, gradient));
        Assert.Equal(Bits(alive), Bits(gradient));
    }

    [Fact]
    public void Run_FewBipolarCellsAnswer_AgreesWithThePlainLoopsOnEveryLevel()
    {
        const int LeastCases = 12;
        int found = 0;
        foreach (object[] row in GradientCases.All())
        {
            if (WithFewAnswers(GradientCases.Named((string)row[0]!, (int)row[1]!)) is not { } few)
                continue;
            AgreesWithThePlainLoops(few);
            BitEqualEverywhere(few);
            found++;
        }

        Assert.True(found >= LeastCases, $"only {found} networks could be made to answer seldom");
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(40, true)]
    public void Run_AnotherEpoch_DiffersWhereThereIsDropout(int dropoutPercent, bool differs)
    {
        GradientCase drawn = GradientCases.Named("published types", dropoutPercent);
        (_, float[] first) = Run(drawn);
        (_, float[] second) = Run(drawn with { Epoch = drawn.Epoch + 1 });
        Assert.Equal(differs, !Bits(first).SequenceEqual(Bits(second)));
    }

    // Lowers the bias of all bipolar types until few of their cells answer; null where there is no such bias.
    private static GradientCase? WithFewAnswers(GradientCase drawn)
    {
        const double FewestShare = 0.002, LargestShift = 8;
        ParameterBlock bias = new ParameterLayout(drawn.Architecture).Blocks.Single(block => block.Name == "BipolarTime.bias");
        var plain = new PlainTraining(drawn.Architecture);
        double none = LargestShift, many = -LargestShift;
        for (int halving = 0; halving < 24; halving++)
        {
            double shift = (none + many) / 2;
            float[] shifted = [.. drawn.Parameters];
            foreach (ref float value in shifted.AsSpan(bias.Offset, bias.Count))
                value -= (float)shift;
            GradientCase few = drawn with { Parameters = shifted };
            double share = plain.Run(few.Stimuli(), few.PlainParameters(), []).BipolarShare;
            if (share is > FewestShare and < (SparseWindowSum<Lanes256>.ShareAtMost / 2))
                return few;
            (none, many) = share > FewestShare ? (none, shift) : (shift, many);
        }

        return null;
    }

    private static void BitEqualEverywhere(GradientCase drawn)
    {
        (BatchOutcome outcome, float[] expected) = Run(drawn, 1, SimdLevel.Scalar);
        foreach (SimdLevel level in Enum.GetValues<SimdLevel>())
        {
            foreach (int threads in new[] { 1, 2, 3 })
            {
                (BatchOutcome other, float[] actual) = Run(drawn, threads, level);
                Assert.Equal(outcome, other);
                Assert.Equal(Bits(expected), Bits(actual));
            }
        }
    }

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}
