using System.Text.Json.Serialization;

namespace RetinaBench.Stimuli.Variations;

/// <summary>What varies between the points of a dot-motion environment; the member <c>kind</c> of the suite file chooses which.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AlphaSweep), "alphaSweep")]
[JsonDerivedType(typeof(SlowSpeedSweep), "slowSpeedSweep")]
[JsonDerivedType(typeof(SlowSpeedBands), "slowSpeedBands")]
[JsonDerivedType(typeof(SingleDirection), "singleDirection")]
[JsonDerivedType(typeof(FixedPoint), "fixedPoint")]
public abstract record DotMotionVariation
{
    /// <summary>The largest alpha: fast speed over slow speed.</summary>
    public const int MaximumAlpha = 100;

    /// <summary>The largest speed of slow dots, pixels a frame.</summary>
    public const int MaximumSpeed = 1000;

    /// <summary>How many points share one value of what varies (<see cref="IStimulusEnvironment.PointsPerValue"/>).</summary>
    internal virtual int PointsPerValue => 1;

    /// <summary>The points in order; only of a variation without problems.</summary>
    internal abstract IEnumerable<DotMotionPoint> Points();

    /// <summary>Every member that is outside of its range.</summary>
    internal abstract IEnumerable<OptionProblem> Problems();

    private protected static IEnumerable<OptionProblem> AlphaProblems(double alpha) =>
        alpha is >= 0 and <= MaximumAlpha
            ? []
            : [new("alpha", FormattableString.Invariant($"{alpha} is not in [0, {MaximumAlpha}]"))];
}
