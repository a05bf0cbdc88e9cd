using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Training;

/// <summary>The constants of Adam (Kingma and Ba 2015, arXiv:1412.6980); the defaults are the paper's and PyTorch's.</summary>
public sealed record AdamOptions
{
    private const string UnitRange = "[0, 1)";

    /// <summary>Step size, above 0 to 1.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Decay of the mean of gradients, 0 to below 1.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay of the mean of squared gradients, 0 to below 1.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>What is added to the root of the mean of squares, above 0 to 1.</summary>
    public double Epsilon { get; init; } = 1e-8;

    internal IEnumerable<OptionProblem> Problems() =>
    [
        .. RangeCheck.Unless("adam.learningRate", LearningRate, LearningRate is > 0 and <= 1, "(0, 1]"),
        .. RangeCheck.Unless("adam.beta1", Beta1, Beta1 is >= 0 and < 1, UnitRange),
        .. RangeCheck.Unless("adam.beta2", Beta2, Beta2 is >= 0 and < 1, UnitRange),
        // A weight that never had a gradient would be moved by 0 / 0.
        .. RangeCheck.Unless("adam.epsilon", Epsilon, Epsilon is > 0 and <= 1, "(0, 1]"),
    ];
}
