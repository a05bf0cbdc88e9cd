namespace RetinaBench.Experiments.Measures;

/// <summary>A finite number that was measured, or the stated reason for which there is none: never NaN.</summary>
/// <remarks>Immutable.</remarks>
public sealed record Measured
{
    private readonly double _value;

    private Measured(double value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>Why there is no number; null where there is one.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message is the reason.</exception>
    public double Value => Refusal is null ? _value : throw new InvalidOperationException(Refusal.Reason);

    /// <summary>The number, or null where there is none.</summary>
    public double? OrNull => Refusal is null ? _value : null;

    /// <summary>A number.</summary>
    /// <param name="value">The number, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public static Measured Of(double value) => double.IsFinite(value)
        ? new(value, null)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "a measured number is finite");

    /// <summary>No number, because the data do not hold what the measure is about.</summary>
    /// <param name="reason">One line for the report.</param>
    public static Measured Insufficient(string reason) => new(0, new(RefusalKind.InsufficientData, reason));

    /// <summary>No number, because what a model gave cannot be measured.</summary>
    /// <param name="reason">One line for the report.</param>
    public static Measured Errored(string reason) => new(0, new(RefusalKind.Errored, reason));

    /// <summary>What becomes of the number; a refusal stays what it is.</summary>
    /// <param name="next">What is done to the number.</param>
    public Measured Then(Func<double, Measured> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Refusal is null ? next(_value) : this;
    }
}
