using RetinaBench.Reference.Training;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Yan2020;

/// <summary>How a CNN of Yan et al. (2020) is fitted. The defaults are recipe R.</summary>
/// <remarks>Loss: the mean over the batch of p - y log p, plus the penalties. Immutable.</remarks>
public sealed record Yan2020Recipe
{
    /// <summary>The most frames of one batch.</summary>
    public const int MaximumBatch = 100_000;

    /// <summary>The most steps of the optimiser.</summary>
    public const int MaximumIterations = 10_000_000;

    private const double LargestPenalty = 10, LargestDeviation = 10;

    /// <summary>Recipe R, with which a CNN recovers the subunits.</summary>
    public static Yan2020Recipe Recovering { get; } = new();

    /// <summary>Recipe R of version II, whose filters have 980 weights instead of 49.</summary>
    /// <remarks>
    /// A fit that starts from noise has to find all of them by some 7,000 spikes, and predicts worse than version I. So it starts as version I, whose filters times the course in time they stand behind are
    /// filters over time, and goes on from there in small steps: what the subunits have in time that is not common to all. The penalty, stronger than that of version I, keeps single spikes from being learned.
    /// </remarks>
    public static Yan2020Recipe RecoveringTime { get; } = new()
    {
        Name = "R-II",
        StartsAs = Recovering with { Iterations = 8000 },
        Adam = new() { LearningRate = 5e-4 },
        LastRate = 0.1,
        Iterations = 1500,
        FilterL1 = 2.5e-4,
    };

    /// <summary>Recipe P, the published one: smaller steps, stronger penalties, noise, and dense weights of either sign.</summary>
    public static Yan2020Recipe Published { get; } = new()
    {
        Name = "P",
        Adam = new() { LearningRate = 1e-3 },
        InitialDeviation = 0.05,
        AveragedSteps = 1,
        Noise = 0.1,
        FilterL1 = 5.5e-4,
        FilterL2 = 1e-3,
        DenseL2 = 1e-3,
        ActivityL1 = 1e-3,
        NonNegativeDense = false,
    };

    /// <summary>A recipe by the name that registries and suites give it.</summary>
    /// <param name="name">R, the one that recovers: <see cref="Recovering"/> or, for filters over time, <see cref="RecoveringTime"/>; or P, <see cref="Published"/>.</param>
    /// <param name="filtersTime">Whether filters extend over time themselves.</param>
    /// <returns>Null where there is none of that name.</returns>
    public static Yan2020Recipe? Find(string name, bool filtersTime) => name switch
    {
        "R" => filtersTime ? RecoveringTime : Recovering,
        "P" => Published,
        _ => null,
    };

    /// <summary>What the recipe is called.</summary>
    public string Name { get; init; } = "R";

    /// <summary>The recipe by which a network of filters over time is fitted as version I first, to go on from there; null, the default, where a fit starts from noise.</summary>
    public Yan2020Recipe? StartsAs { get; init; }

    /// <summary>The optimiser.</summary>
    public AdamOptions Adam { get; init; } = new() { LearningRate = 5e-3 };

    /// <summary>Share of the learning rate that is left at the end, above 0 to 1: it falls in a straight line; 1 keeps it.</summary>
    public double LastRate { get; init; } = 1;

    /// <summary>Standard deviation of the normal initial weights, above 0 to 10. Biases start at 0.</summary>
    public double InitialDeviation { get; init; } = 0.2;

    /// <summary>Frames between two steps of the optimiser, 1 to 100,000, drawn anew for each step.</summary>
    public int Batch { get; init; } = 2000;

    /// <summary>Steps of the optimiser, 1 to 10,000,000.</summary>
    public int Iterations { get; init; } = 15_000;

    /// <summary>Steps after which the model is judged on the frames held back, 1 to 10,000,000; it is always judged after the last.</summary>
    public int JudgeEvery { get; init; } = 500;

    /// <summary>Steps whose parameters are averaged into the model that is judged and kept, 1 (the last one alone) to 10,000,000.</summary>
    public int AveragedSteps { get; init; } = 200;

    /// <summary>Standard deviation of the normal noise that is added before each rectifier while fitting, 0 to 10.</summary>
    public double Noise { get; init; }

    /// <summary>Penalty on the magnitudes of all filters' weights, 0 to 10.</summary>
    public double FilterL1 { get; init; } = 5e-5;

    /// <summary>Penalty on the squares of all filters' weights, 0 to 10.</summary>
    public double FilterL2 { get; init; }

    /// <summary>Penalty on the squares of the dense weights, 0 to 10.</summary>
    public double DenseL2 { get; init; } = 1e-5;

    /// <summary>Penalty on what the rectifiers say, summed over filters and positions and averaged over the batch, 0 to 10.</summary>
    public double ActivityL1 { get; init; }

    /// <summary>Whether dense weights are held at or above zero after every step; they then start as the magnitudes of what is drawn.</summary>
    public bool NonNegativeDense { get; init; } = true;

    /// <summary>Every member that is outside of its range, in the order of the members; empty for a valid recipe.</summary>
    public IReadOnlyList<OptionProblem> Problems() =>
    [
        .. Adam.Problems(),
        .. RangeCheck.Unless("lastRate", LastRate, LastRate is > 0 and <= 1, "(0, 1]"),
        .. RangeCheck.Unless("initialDeviation", InitialDeviation, InitialDeviation is > 0 and <= LargestDeviation, FormattableString.Invariant($"(0, {LargestDeviation}]")),
        .. RangeCheck.Outside("batch", Batch, 1, MaximumBatch),
        .. RangeCheck.Outside("iterations", Iterations, 1, MaximumIterations),
        .. RangeCheck.Outside("judgeEvery", JudgeEvery, 1, MaximumIterations),
        .. RangeCheck.Outside("averagedSteps", AveragedSteps, 1, MaximumIterations),
        .. Within("noise", Noise, LargestDeviation),
        .. Within("filterL1", FilterL1, LargestPenalty),
        .. Within("filterL2", FilterL2, LargestPenalty),
        .. Within("denseL2", DenseL2, LargestPenalty),
        .. Within("activityL1", ActivityL1, LargestPenalty),
        .. StartsAs is null ? [] : StartsAs.Problems().Select(problem => problem with { Member = "startsAs." + problem.Member }),
    ];

    /// <summary>Share of the learning rate at a step.</summary>
    /// <param name="step">Number of the step, from 1.</param>
    internal double RateAt(int step) => LastRate == 1 ? 1 : 1 - ((1 - LastRate) * (step - 1.0) / Iterations);

    private static IEnumerable<OptionProblem> Within(string member, double value, double most) =>
        RangeCheck.Unless(member, value, value >= 0 && value <= most, FormattableString.Invariant($"[0, {most}]"));
}
