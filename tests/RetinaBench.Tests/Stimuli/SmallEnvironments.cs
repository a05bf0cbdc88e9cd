using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Variations;

namespace RetinaBench.Tests.Stimuli;

/// <summary>One small environment of each kind; the same as in environment_fingerprint.py.</summary>
internal static class SmallEnvironments
{
    private static readonly UniformRange TrainingSpeed = new(0.5, 1.5);

    public static DotMotionEnvironment Get(string name) => name switch
    {
        "alpha-sweep" => Small(name, new AlphaSweep(new(0, 1.4m, 0.7m), TrainingSpeed)),
        "bernoulli" => Small(name, new AlphaSweep(new(0, 1.4m, 0.7m), TrainingSpeed), FastDotRule.Bernoulli),
        "s-sweep" => Small(name, new SlowSpeedSweep(2, new(0.5m, 0.56m, 0.03m))),
        "bands" => Small(name, new SlowSpeedBands(2, [new(0.55, 0.675), new(1, 1.5)])),
        "single" => Small(name, new SingleDirection(new(0.5m, 0.6m, 0.05m))),
        "published-size" => new(name, 1, DotMotionOptions.Murray2021(new FixedPoint(2, TrainingSpeed), 1)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such environment"),
    };

    public static DotMotionOptions Options(DotMotionVariation variation) => new()
    {
        Frames = 9,
        Rows = 24,
        Columns = 29,
        FieldMinimum = -10,
        FieldEnd = 41,
        Dots = 21,
        DotRadius = 3,
        Seed = (1UL << 63) + 5,
        Variation = variation,
    };

    private static DotMotionEnvironment Small(string name, DotMotionVariation variation, FastDotRule rule = FastDotRule.ExactHalf) =>
        new(name, 3, Options(variation) with { FastDots = rule });
}
