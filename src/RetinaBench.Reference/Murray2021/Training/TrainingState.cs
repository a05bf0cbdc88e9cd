namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>A training between two epochs: all that is needed to go on.</summary>
internal sealed class TrainingState
{
    private const int LossDigits = 4;

    private TrainingState(float[] parameters, float[] first, float[] second, IReadOnlyList<double> silentLosses, TrainingCurve curve, double seconds)
    {
        Parameters = parameters;
        First = first;
        Second = second;
        SilentLosses = silentLosses;
        Curve = curve;
        Seconds = seconds;
    }

    /// <summary>Weights and biases, in the order of <see cref="ParameterLayout"/>.</summary>
    public float[] Parameters { get; }

    /// <summary>Adam's running mean of gradients.</summary>
    public float[] First { get; }

    /// <summary>Adam's running mean of squared gradients.</summary>
    public float[] Second { get; }

    /// <summary>The losses, nats to four decimals, at which attempts before this one were given up: one for each network that did not begin to learn.</summary>
    public IReadOnlyList<double> SilentLosses { get; private set; }

    /// <summary>Number of this attempt, from 0.</summary>
    public int Attempt => SilentLosses.Count;

    /// <summary>The epochs of this attempt so far.</summary>
    public TrainingCurve Curve { get; private set; }

    /// <summary>Seconds spent so far, those of earlier starts included.</summary>
    public double Seconds { get; private set; }

    /// <summary>A training that has not begun.</summary>
    /// <param name="parameters">The initial weights.</param>
    public static TrainingState Begin(float[] parameters) => new(parameters, new float[parameters.Length], new float[parameters.Length], [], TrainingCurve.Empty, 0);

    /// <summary>A training that was written down.</summary>
    public static TrainingState Restore(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> first, ReadOnlySpan<float> second, IReadOnlyList<double> silentLosses, TrainingCurve curve, double seconds) =>
        new(parameters.ToArray(), first.ToArray(), second.ToArray(), silentLosses, curve, seconds);

    /// <summary>A copy that the next epoch does not touch.</summary>
    public TrainingState Copy() => Restore(Parameters, First, Second, SilentLosses, Curve, Seconds);

    /// <summary>Adds an epoch.</summary>
    public void Finish(EpochReport epoch, double seconds)
    {
        Curve = Curve.With(epoch);
        Seconds += seconds;
    }

    /// <summary>Gives this attempt up and begins the next.</summary>
    /// <param name="parameters">Its initial weights.</param>
    public void Restart(ReadOnlySpan<float> parameters)
    {
        SilentLosses = [.. SilentLosses, Math.Round(Curve.Loss[^1], LossDigits)];
        Curve = TrainingCurve.Empty;
        parameters.CopyTo(Parameters);
        Array.Clear(First);
        Array.Clear(Second);
    }
}
