using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measures;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Reports.Comparisons;

/// <summary>A value with its 95 % interval where it has one.</summary>
/// <param name="Value">The value.</param>
/// <param name="Lower">Lower end of the interval, or null.</param>
/// <param name="Upper">Upper end of the interval, or null.</param>
public sealed record ComparedValue(double Value, double? Lower = null, double? Upper = null)
{
    /// <summary>Whether there is an interval and it lies on one side of zero.</summary>
    [JsonIgnore]
    public bool ExcludesZero => Lower > 0 || Upper < 0;

    /// <summary>This value minus another, with an interval where both have one.</summary>
    /// <param name="other">The other value.</param>
    /// <remarks>See <see cref="EstimateDifference"/>.</remarks>
    public ComparedValue Minus(ComparedValue other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Estimated() is not { } mine || other.Estimated() is not { } theirs)
            return new(Value - other.Value);
        Estimate difference = EstimateDifference.Of(mine, theirs);
        return new(difference.Value, difference.Lower, difference.Upper);
    }

    internal static ComparedValue Of(Score score) => new(score.Raw, score.Error?.Lower, score.Error?.Upper);

    internal static ComparedValue Of(Estimate estimate) => new(estimate.Value, estimate.Lower, estimate.Upper);

    // Without trials there is no value, though the type has a number for it.
    internal static ComparedValue? Of(Proportion proportion) => proportion.Trials == 0 ? null : new(proportion.Value, proportion.Lower, proportion.Upper);

    private Estimate? Estimated() => Lower is { } lower && Upper is { } upper ? new(Value, lower, upper, 0) : null;
}
