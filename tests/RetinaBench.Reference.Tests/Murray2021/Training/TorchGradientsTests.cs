using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>The plain gradient against autograd of PyTorch, both in double precision.</summary>
public sealed class TorchGradientsTests
{
    /// <summary>Sums of up to 10^5 terms in double precision, in another order: sqrt(10^5) 2^-53 is 4e-14 of a sum of terms of one sign; the rest is for terms that cancel.</summary>
    private const double Tolerance = 1e-11;

    /// <summary>Values of the file have 13 digits.</summary>
    private const double Printed = 1e-12;

    public static TheoryData<string> Names() => [.. TorchGradients.Read().Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Plain_EveryGradient_IsThatOfAutograd(string name)
    {
        TorchCase<double[]> torch = TorchGradients.Read().Cases.Single(c => c.Name == name);
        double[] gradient = Run(torch);
        foreach (ParameterBlock block in new ParameterLayout(torch.Network.ToArchitecture()).Blocks)
        {
            double[] expected = torch.Gradient[block.Name];
            Assert.Equal(expected.Length, block.Count);
            double scale = expected.Max(Math.Abs);
            for (int i = 0; i < expected.Length; i++)
                Near(expected[i], gradient[block.Offset + i], scale, $"{block.Name}[{i}]");
        }
    }

    [Fact]
    public void Plain_PublishedSize_IsThatOfAutograd()
    {
        TorchCase<TorchSamples> torch = TorchGradients.Read().PublishedSize;
        GradientCase drawn = torch.ToCase();
        Assert.Equal(torch.ParameterSum!.Value, drawn.PlainParameters().Sum(), 1e-9);
        double[] gradient = Run(torch);
        foreach (ParameterBlock block in new ParameterLayout(drawn.Architecture).Blocks)
        {
            TorchSamples expected = torch.Gradient[block.Name];
            Near(expected.Norm, Math.Sqrt(gradient.Skip(block.Offset).Take(block.Count).Sum(value => value * value)), expected.Norm, $"norm of {block.Name}");
            for (int i = 0; i < expected.Indices.Length; i++)
                Near(expected.Values[i], gradient[block.Offset + expected.Indices[i]], expected.Norm, $"{block.Name}[{expected.Indices[i]}]");
        }
    }

    private static double[] Run<TGradient>(TorchCase<TGradient> torch)
    {
        GradientCase drawn = torch.ToCase();
        var plain = new PlainTraining(drawn.Architecture);
        double[] gradient = new double[plain.Count];
        PlainOutcome outcome = plain.Run(drawn.Stimuli(), drawn.PlainParameters(), gradient);
        Near(torch.Loss, outcome.Loss, torch.Loss, "loss");
        Assert.Equal(torch.Correct, outcome.Correct);
        return gradient;
    }

    private static void Near(double expected, double actual, double scale, string what) =>
        Assert.True(Math.Abs(expected - actual) <= (Tolerance * scale) + (Printed * Math.Abs(expected)), FormattableString.Invariant($"{what}: PyTorch has {expected}, got {actual}, values are up to {scale}"));
}
