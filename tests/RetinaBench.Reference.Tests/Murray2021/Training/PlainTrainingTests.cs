using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>The plain gradient against the plain loss.</summary>
public sealed class PlainTrainingTests
{
    /// <summary>Half the distance of the two losses. The error of a central difference is its square times a third derivative, plus the rounding of the losses over it.</summary>
    private const double Step = 1e-5;

    /// <summary>Both errors together were up to 1.5e-9 of the largest derivative of a network when this was written; a term that is wrong is as large as a derivative.</summary>
    private const double Tolerance = 2e-8;

    [Theory]
    [MemberData(nameof(GradientCases.All), MemberType = typeof(GradientCases))]
    public void Gradient_EveryParameter_IsTheCentralDifferenceOfTheLoss(string name, int dropoutPercent)
    {
        GradientCase drawn = GradientCases.Named(name, dropoutPercent);
        var plain = new PlainTraining(drawn.Architecture);
        IReadOnlyList<PlainStimulus> stimuli = drawn.Stimuli();
        double[] parameters = drawn.PlainParameters(), gradient = new double[plain.Count];
        PlainOutcome outcome = plain.Run(stimuli, parameters, gradient);
        double scale = gradient.Max(Math.Abs);
        var layout = new ParameterLayout(drawn.Architecture);
        Assert.Equal(layout.Count, plain.Count);
        foreach (ParameterBlock block in layout.Blocks)
        {
            double[] expected = [.. Enumerable.Range(block.Offset, block.Count).Select(i => Difference(plain, stimuli, parameters, i, outcome.Active))];
            Assert.True(expected.Count(value => Math.Abs(value) > Tolerance * scale) >= block.Count / 3, $"most of {block.Name} has no influence on the loss, so this tests little");
            for (int i = 0; i < block.Count; i++)
            {
                double actual = gradient[block.Offset + i];
                Assert.True(Math.Abs(actual - expected[i]) <= Tolerance * scale, FormattableString.Invariant($"{block.Name}[{i}]: the loss changes by {expected[i]}, the gradient is {actual}, of at most {scale}"));
            }
        }
    }

    private static double Difference(PlainTraining plain, IReadOnlyList<PlainStimulus> stimuli, double[] parameters, int index, int active)
    {
        double at = parameters[index];
        // A step that switches a cell on or off straddles a kink, where the difference is no derivative: a shorter one does not.
        for (double step = Step; step > Step / 1000; step /= 4)
        {
            parameters[index] = at + step;
            PlainOutcome above = plain.Run(stimuli, parameters, []);
            parameters[index] = at - step;
            PlainOutcome below = plain.Run(stimuli, parameters, []);
            parameters[index] = at;
            if (above.Active == active && below.Active == active)
                return (above.Loss - below.Loss) / (2 * step);
        }

        throw new InvalidOperationException($"parameter {index} lies on a kink of the loss");
    }
}
