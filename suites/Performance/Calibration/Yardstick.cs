namespace RetinaBench.Performance.Calibration;

/// <summary>What times are divided by: the processor time of kernels of our own, measured beside the benchmark.</summary>
/// <remarks>
/// The geometric mean of arithmetic in registers and of streaming through arrays that the first cache, the second cache and neither of them hold, so that neither a lower clock nor a
/// busy neighbour counts as a change of the code. On two cores shared with up to 15 other processes, an array of 8 MiB (39 % from one 2.5 s to the next) and
/// arithmetic alone (8 %) were less steady than what they should steady; arrays that fit closer caches vary by 3 to 6 %.
/// </remarks>
internal sealed class Yardstick
{
    /// <summary>Raised with any change of the kernels or of their mixture: ratios to another one are not compared.</summary>
    public const int Version = 1;

    private readonly Action[] _kernels;
    private readonly double[] _spent;
    private int _repeats;

    /// <summary>Makes the kernels, each a fraction of a millisecond on a machine of today.</summary>
    public Yardstick()
    {
        StreamKernel first = new(16 << 10), second = new(128 << 10), beyond = new(2 << 20);
        _kernels = [() => ArithmeticKernel.Run(250_000), () => first.Run(500), () => second.Run(50), () => beyond.Run(2)];
        _spent = new double[_kernels.Length];
    }

    /// <summary>Nanoseconds of a kernel run once, as a geometric mean over the kernels, since the last <see cref="Reset"/>.</summary>
    public double Nanoseconds => Math.Exp(_spent.Average(Math.Log)) / _repeats;

    /// <summary>Nanoseconds of all kernels run once.</summary>
    public double RoundNanoseconds => _spent.Sum() / _repeats;

    /// <summary>Forgets what was measured.</summary>
    public void Reset()
    {
        Array.Clear(_spent);
        _repeats = 0;
    }

    /// <summary>Runs all kernels by turns and adds up what each takes.</summary>
    /// <param name="repeats">How often.</param>
    public void Measure(int repeats)
    {
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            for (int kernel = 0; kernel < _kernels.Length; kernel++)
            {
                double start = ProcessorTime.Nanoseconds;
                _kernels[kernel]();
                _spent[kernel] += ProcessorTime.Nanoseconds - start;
            }
        }

        _repeats += repeats;
    }
}
