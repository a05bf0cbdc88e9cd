using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Visualisation;

/// <summary>How a movie is climbed up to the largest response, and when that ends.</summary>
public sealed record AscentOptions
{
    /// <summary>Step size of Adam, in units of the variable behind tanh; (0, 10].</summary>
    public double StepSize { get; init; } = 0.05;

    /// <summary>The start is uniform on (-a, a) behind tanh; (0, 1]. Doubled, up to 1, then in coarser grains, as long as the response does not depend on the movie.</summary>
    public double StartAmplitude { get; init; } = 0.02;

    /// <summary>The ascent has converged when the response grew by less than this share of itself over <see cref="Window"/> steps; (0, 1).</summary>
    public double GainBelow { get; init; } = 0.01;

    /// <summary>Steps over which the gain is measured, 1 to 1000.</summary>
    public int Window { get; init; } = 10;

    /// <summary>The ascent is given up after this many steps, 1 to 100,000.</summary>
    public int MaximumSteps { get; init; } = 300;

    /// <summary>Says which members are out of range.</summary>
    internal IEnumerable<OptionProblem> Check()
    {
        if (!(StepSize > 0 && StepSize <= 10))
            yield return new("ascent.stepSize", FormattableString.Invariant($"{StepSize} is not in (0, 10]"));
        if (!(StartAmplitude > 0 && StartAmplitude <= 1))
            yield return new("ascent.startAmplitude", FormattableString.Invariant($"{StartAmplitude} is not in (0, 1]"));
        if (!(GainBelow > 0 && GainBelow < 1))
            yield return new("ascent.gainBelow", FormattableString.Invariant($"{GainBelow} is not in (0, 1)"));
        if (Window is < 1 or > 1000)
            yield return new("ascent.window", FormattableString.Invariant($"{Window} is not in 1 to 1000"));
        if (MaximumSteps is < 1 or > 100_000)
            yield return new("ascent.maximumSteps", FormattableString.Invariant($"{MaximumSteps} is not in 1 to 100000"));
    }
}
