using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Murray2021.Training.Gradients;
using RetinaBench.Reference.Tests.Murray2021.Training;
using RetinaBench.Reference.Training;
using RetinaBench.Torch.Devices;
using RetinaBench.Torch.Murray2021.Training;

namespace RetinaBench.Torch.Tests.Murray2021.Training;

/// <summary>One batch on both cores, on the same stimuli with the same dropout; the reference core is held to plain loops and to PyTorch.</summary>
public sealed class TorchBatchGradientTests
{
    // Two sound float32 gradients of one network agree to about this share of what single stimuli pull at a convolution.
    private const double Relative = 1e-4;

    public static TheoryData<string, int> Cases => GradientCases.All();

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Run_SameBatch_HasTheGradientOfTheReferenceCore(string name, int dropoutPercent)
    {
        Need.Torch();
        Agrees(GradientCases.Named(name, dropoutPercent), new());
    }

    [SkippableTheory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    [InlineData(4UL)]
    [InlineData(5UL)]
    public void Run_DrawnShapesInPartsOfThree_HasTheGradientOfTheReferenceCore(ulong seed)
    {
        Need.Torch();
        Agrees(GradientCases.Drawn(seed), new() { Batch = 3 });
    }

    [SkippableFact]
    public void Run_Twice_IsBitEqual()
    {
        Need.Torch();
        GradientCase drawn = GradientCases.Named("published types", 40);
        var core = new TorchBatchGradient(drawn.Architecture, drawn.Set, drawn.DropoutPercent, drawn.Seed, new());
        float[] first = new float[drawn.Parameters.Length], second = new float[first.Length];
        BatchOutcome once = core.Run(drawn.Parameters, [.. drawn.Batch], drawn.Epoch, first), again = core.Run(drawn.Parameters, [.. drawn.Batch], drawn.Epoch, second);
        Assert.Equal(once, again);
        Assert.Equal(first, second);
    }

    private static void Agrees(GradientCase drawn, TorchOptions options)
    {
        int[] batch = [.. drawn.Batch];
        float[] expected = new float[drawn.Parameters.Length], found = new float[expected.Length], alone = new float[expected.Length];
        using var reference = new GradientCore(drawn.Architecture, drawn.Set, drawn.DropoutPercent, drawn.Seed, threads: 1);
        var core = new TorchBatchGradient(drawn.Architecture, drawn.Set, drawn.DropoutPercent, drawn.Seed, options);
        BatchOutcome want = reference.Run(drawn.Parameters, batch, drawn.Epoch, expected), outcome = core.Run(drawn.Parameters, batch, drawn.Epoch, found);
        Assert.Equal(want.Loss, outcome.Loss, Relative);
        Assert.Equal(want.Correct, outcome.Correct);

        // Stimuli of two classes pull both ways: rounding is that of what each pulls, not of what is left.
        double[] scale = new double[new ParameterLayout(drawn.Architecture).Blocks.Count];
        foreach (int index in batch)
        {
            reference.Run(drawn.Parameters, [index], drawn.Epoch, alone);
            for (int b = 0; b < scale.Length; b++)
                scale[b] = Math.Max(scale[b], Largest(new ParameterLayout(drawn.Architecture).Blocks[b], alone));
        }

        foreach ((ParameterBlock block, double largest) in new ParameterLayout(drawn.Architecture).Blocks.Zip(scale))
        {
            for (int i = block.Offset; i < block.End; i++)
            {
                if (!(Math.Abs(expected[i] - found[i]) <= Relative * largest))
                    Assert.Fail(FormattableString.Invariant($"{block.Name}[{i - block.Offset}]: {found[i]}, reference {expected[i]}, values are up to {largest}"));
            }
        }
    }

    private static double Largest(ParameterBlock block, float[] values) => values[block.Offset..block.End].Max(v => Math.Abs((double)v));
}
