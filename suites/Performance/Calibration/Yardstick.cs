namespace RetinaBench.Performance.Calibration;

/// <summary>What times are divided by: the processor time of two kernels of our own, measured beside the benchmark.</summary>
/// <remarks>The geometric mean of both, so that neither a cache that is shared with a busy neighbour nor a lower clock counts as a change of the code.</remarks>
internal sealed class Yardstick
{
    /// <summary>Raised with any change of the kernels or of their mixture: ratios to another one are not compared.</summary>
    public const int Version = 1;

    // About a millisecond each on a machine of today.
    private const int ArithmeticSteps = 750_000, StreamPasses = 2;

    private readonly StreamKernel _stream = new();
    private double _arithmetic, _streaming;
    private int _repeats;

    /// <summary>Forgets what was measured.</summary>
    public void Reset() => (_arithmetic, _streaming, _repeats) = (0, 0, 0);

    /// <summary>Runs both kernels and adds up what they take.</summary>
    /// <param name="repeats">How often.</param>
    public void Measure(int repeats)
    {
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            double start = ProcessorTime.Nanoseconds;
            ArithmeticKernel.Run(ArithmeticSteps);
            double between = ProcessorTime.Nanoseconds;
            _stream.Run(StreamPasses);
            _streaming += ProcessorTime.Nanoseconds - between;
            _arithmetic += between - start;
        }

        _repeats += repeats;
    }

    /// <summary>Nanoseconds of both kernels run once, as a geometric mean, since the last <see cref="Reset"/>.</summary>
    public double Nanoseconds => Math.Sqrt(_arithmetic * _streaming) / _repeats;
}
