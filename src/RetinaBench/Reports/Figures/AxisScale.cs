using System.Globalization;

namespace RetinaBench.Reports.Figures;

/// <summary>The linear map from the values of an axis to fractions of its length, with ticks at 1, 2 or 5 times a power of ten.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record AxisScale
{
    /// <summary>The largest magnitude that is drawn; a greater one, like NaN, is a gap, so that no span overflows.</summary>
    public const double LargestMagnitude = 1e100;

    // Below this share of its own magnitude a span is a single value that rounding has smeared.
    private const double DegenerateSpan = 1e-9;

    // Ends that lie on a tick up to rounding are on the tick.
    private const double TickSlack = 1e-9;

    // Free ends are rounded to about a tenth of the span: finer than ticks, or half of a small plot would be empty.
    private const double EndsPerSpan = 10;

    private AxisScale(double minimum, double maximum, IReadOnlyList<AxisTick> ticks)
    {
        Minimum = minimum;
        Maximum = maximum;
        Ticks = ticks;
    }

    /// <summary>The value at fraction 0.</summary>
    public double Minimum { get; }

    /// <summary>The value at fraction 1; always greater than <see cref="Minimum"/>.</summary>
    public double Maximum { get; }

    /// <summary>The ticks, in rising order, all within the axis.</summary>
    public IReadOnlyList<AxisTick> Ticks { get; }

    /// <summary>Whether a value can be drawn at all: finite, and at most <see cref="LargestMagnitude"/> in size.</summary>
    /// <param name="value">Any number.</param>
    public static bool CanShow(double value) => Math.Abs(value) <= LargestMagnitude;

    /// <summary>Chooses ends and ticks for the values that an axis must show.</summary>
    /// <param name="axis">The axis; ends that it fixes are kept as they are.</param>
    /// <param name="values">Every value to be shown; those that cannot be shown are ignored, and none at all gives 0 to 1.</param>
    /// <param name="intervals">The wanted number of steps between ticks, at least 1; the step is the next of 1, 2 or 5 times a power of ten.</param>
    /// <returns>A scale of positive length; a single value is widened by a tenth of its size, or by 1 around zero.</returns>
    /// <exception cref="ArgumentException">The fixed ends are not finite, too large, or not in rising order.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of intervals is below 1.</exception>
    public static AxisScale Fit(Axis axis, IEnumerable<double> values, int intervals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 1);
        Check(axis);
        (double low, double high) = Widen(axis, Extent(axis, values));
        (low, high) = Round(axis, low, high);
        return new AxisScale(low, high, TicksWithin(low, high, Step((high - low) / intervals)));
    }

    /// <summary>Where a value stands on the axis: 0 at <see cref="Minimum"/>, 1 at <see cref="Maximum"/>, beyond them outside [0, 1].</summary>
    /// <param name="value">A value that can be shown.</param>
    public double Fraction(double value) => (value - Minimum) / (Maximum - Minimum);

    /// <summary>Whether a value can be shown and stands within the axis, ends included.</summary>
    /// <param name="value">Any number.</param>
    public bool Contains(double value) => value >= Minimum && value <= Maximum;

    private static (double Low, double High) Round(Axis axis, double low, double high)
    {
        RoundStep step = Step((high - low) / EndsPerSpan);
        double first = step.Times(Math.Floor((low / step.Length) + TickSlack));
        double last = step.Times(Math.Ceiling((high / step.Length) - TickSlack));
        return (axis.Minimum ?? Math.Min(low, first), axis.Maximum ?? Math.Max(high, last));
    }

    private static List<AxisTick> TicksWithin(double low, double high, RoundStep step)
    {
        bool scientific = Math.Max(Math.Abs(low), Math.Abs(high)) >= 1e6 || step.Exponent < -6;
        string format = scientific ? "0.#############e0" : $"F{Math.Max(0, -step.Exponent)}";
        double first = Math.Ceiling((low / step.Length) - TickSlack), last = Math.Floor((high / step.Length) + TickSlack);
        var ticks = new List<AxisTick>();
        for (double count = first; count <= last; count++)
        {
            // Adding zero turns the negative zero into the positive one.
            double value = step.Times(count) + 0.0;
            string label = scientific && value == 0 ? "0" : value.ToString(format, CultureInfo.InvariantCulture);
            ticks.Add(new AxisTick(value, label.Replace('-', '\u2212')));
        }

        return ticks;
    }

    private static void Check(Axis axis)
    {
        if (axis.Minimum is double minimum && !CanShow(minimum))
            throw new ArgumentException($"minimum of axis '{axis.Title}' is {minimum}; it must be within +-{LargestMagnitude}", nameof(axis));
        if (axis.Maximum is double maximum && !CanShow(maximum))
            throw new ArgumentException($"maximum of axis '{axis.Title}' is {maximum}; it must be within +-{LargestMagnitude}", nameof(axis));
        if (axis.Maximum - axis.Minimum is double span && IsDegenerate(axis.Minimum!.Value, axis.Minimum.Value + span))
            throw new ArgumentException($"axis '{axis.Title}' runs from {axis.Minimum} to {axis.Maximum}; it must rise", nameof(axis));
    }

    private static (double Low, double High) Extent(Axis axis, IEnumerable<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values.Where(CanShow))
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        if (low > high)
        {
            low = axis.Minimum ?? (axis.Maximum - 1) ?? 0;
            high = axis.Maximum ?? low + 1;
        }

        return (axis.Minimum ?? low, axis.Maximum ?? high);
    }

    // Only an end that is not fixed may move; at least one is free here, because two fixed ends have been checked to rise.
    private static (double Low, double High) Widen(Axis axis, (double Low, double High) extent)
    {
        (double low, double high) = extent;
        if (!IsDegenerate(low, high))
            return extent;
        double centre = axis.Minimum ?? axis.Maximum ?? low;
        double by = centre == 0 ? 1 : Math.Abs(centre) / 10;
        return (axis.Minimum ?? centre - by, axis.Maximum ?? centre + by);
    }

    private static bool IsDegenerate(double low, double high) =>
        !(high - low > DegenerateSpan * Math.Max(Math.Abs(low), Math.Abs(high)));

    // The smallest 1, 2 or 5 times a power of ten that is not below the wanted step.
    private static RoundStep Step(double wanted)
    {
        // A step below the smallest normal number would be nothing but rounding.
        wanted = Math.Max(wanted, 1e-290);
        int exponent = (int)Math.Floor(Math.Log10(wanted));
        RoundStep[] steps = [new(1, exponent), new(2, exponent), new(5, exponent)];
        foreach (RoundStep step in steps)
        {
            if (step.Length >= wanted * (1 - TickSlack))
                return step;
        }

        return new RoundStep(1, exponent + 1);
    }

    // Digit x 10^exponent. Dividing by a whole power keeps multiples such as 3 x 0.1 at the double nearest to 0.3.
    private readonly record struct RoundStep(int Digit, int Exponent)
    {
        public double Length => Times(1);

        public double Times(double count) =>
            Exponent < 0 ? count * Digit / PowerOfTen(-Exponent) : count * Digit * PowerOfTen(Exponent);

        // Repeated multiplication rather than Math.Pow: the same bits with every C library.
        private static double PowerOfTen(int exponent)
        {
            double power = 1;
            for (int i = 0; i < exponent; i++)
                power *= 10;
            return power;
        }
    }
}
