using System.Runtime.Intrinsics;

namespace RetinaBench.Experiments.ReceptiveFields;

/// <summary>The average of white noise before each response, weighted by the response: a receptive field, movie by movie.</summary>
/// <remarks>
/// <para>For responses r(t) and a stimulus s(t, x) of independent entries with mean 0 and variance 1 the field is the covariance
/// k(l, x) = cov(r(t), s(t - l, x)). Of a linear response it is the kernel. Of a response f(u), with u linear in Gaussian noise, it is the
/// kernel times the mean slope of f (Bussgang 1952): a nonlinearity changes its size and not its form. Spikes are responses of 0 or 1.</para>
/// <para>Chichilnisky, E. J. (2001), doi:10.1080/713663221. Only sums are kept, so that memory does not grow with the number of movies.
/// Sums run in the order of the movies: merged in a stable order, parts give the same bits on any number of threads. Not thread-safe.</para>
/// </remarks>
public sealed class ResponseWeightedAverage
{
    // 24 bits of an entry and 28 of their number fit into a double.
    private const long MostExact = 1 << 28;

    private readonly double[] _products;
    private readonly double[] _stimuli;
    private double _responses;
    private double _squares;
    private double _minimum = double.PositiveInfinity;
    private double _maximum = double.NegativeInfinity;
    private long _count;

    // What all entries so far are but for their sign; 0 before the first, NaN where they differ or that is not known.
    private float _magnitude;

    /// <summary>Starts with nothing.</summary>
    /// <param name="lags">Number of lags, from the frame of the response (lag 0) back; at least 1.</param>
    /// <param name="rows">Rows of the stimulus, at least 1.</param>
    /// <param name="columns">Columns of the stimulus, at least 1.</param>
    public ResponseWeightedAverage(int lags, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lags, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Lags = lags;
        Rows = rows;
        Columns = columns;
        _products = new double[checked(lags * rows * columns)];
        _stimuli = new double[_products.Length];
    }

    /// <summary>Takes up again what was written down.</summary>
    /// <param name="sums">The sums.</param>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public static ResponseWeightedAverage Of(AverageSums sums)
    {
        ArgumentNullException.ThrowIfNull(sums);
        var average = new ResponseWeightedAverage(sums.Lags, sums.Rows, sums.Columns);
        ReadOnlySpan<double> data = sums.Unpack();
        data[..average._products.Length].CopyTo(average._products);
        data[average._products.Length..].CopyTo(average._stimuli);
        (average._responses, average._squares, average._count) = (sums.Responses, sums.Squares, sums.Count);
        if (sums.Count > 0)
            (average._minimum, average._maximum, average._magnitude) = (sums.Minimum, sums.Maximum, float.NaN);
        return average;
    }

    /// <summary>Number of lags.</summary>
    public int Lags { get; }

    /// <summary>Rows of the stimulus.</summary>
    public int Rows { get; }

    /// <summary>Columns of the stimulus.</summary>
    public int Columns { get; }

    /// <summary>The smallest response so far; infinity before the first.</summary>
    public double Minimum => _minimum;

    /// <summary>The largest response so far; minus infinity before the first. Equal to <see cref="Minimum"/> for a cell that says nothing, which has no field.</summary>
    public double Maximum => _maximum;

    /// <summary>Adds one movie. Frames before lags - 1 have no whole past and only enter as the past of later ones.</summary>
    /// <param name="stimulus">[frames, rows, columns], mean 0 and variance 1.</param>
    /// <param name="response">[frames]; finite.</param>
    /// <exception cref="ArgumentException">The spans do not have the same number of frames, or a response is not finite.</exception>
    public void Add(ReadOnlySpan<float> stimulus, ReadOnlySpan<float> response)
    {
        int size = Rows * Columns;
        if (stimulus.Length != (long)response.Length * size)
            throw new ArgumentException($"{response.Length} responses to frames of {Rows} x {Columns} need {(long)response.Length * size} values of the stimulus, not {stimulus.Length}", nameof(stimulus));
        if (response.Length < Lags)
            return;
        float magnitude = MagnitudeOf(stimulus);
        _magnitude = _count == 0 || _magnitude == magnitude ? magnitude : float.NaN;
        bool exact = !float.IsNaN(_magnitude) && _count + response.Length <= MostExact;
        for (int t = Lags - 1; t < response.Length; t++)
        {
            double r = response[t];
            if (!double.IsFinite(r))
                throw new ArgumentException(FormattableString.Invariant($"response {t} is {r}, not a finite number"), nameof(response));
            for (int lag = 0; lag < Lags; lag++)
            {
                ReadOnlySpan<float> frame = stimulus.Slice((t - lag) * size, size);
                if (!exact)
                    AddTo(_stimuli.AsSpan(lag * size, size), frame, 1);
                if (r != 0)
                    AddTo(_products.AsSpan(lag * size, size), frame, r);
                else if (exact)
                    break;
            }

            _responses += r;
            _squares += r * r;
            _minimum = Math.Min(_minimum, r);
            _maximum = Math.Max(_maximum, r);
            _count++;
        }

        if (exact)
            AddStimuli(stimulus, response.Length);
    }

    /// <summary>Adds what another average of the same shape has seen.</summary>
    /// <param name="other">The other average.</param>
    /// <exception cref="ArgumentException">Its shape differs.</exception>
    public void Merge(ResponseWeightedAverage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if ((other.Lags, other.Rows, other.Columns) != (Lags, Rows, Columns))
            throw new ArgumentException($"an average over {other.Lags} lags of {other.Rows} x {other.Columns} cannot be added to one over {Lags} lags of {Rows} x {Columns}", nameof(other));
        for (int i = 0; i < _products.Length; i++)
        {
            _products[i] += other._products[i];
            _stimuli[i] += other._stimuli[i];
        }

        _magnitude = other._count == 0 ? _magnitude : _count == 0 || _magnitude == other._magnitude ? other._magnitude : float.NaN;
        _responses += other._responses;
        _squares += other._squares;
        _minimum = Math.Min(_minimum, other._minimum);
        _maximum = Math.Max(_maximum, other._maximum);
        _count += other._count;
    }

    /// <summary>What has been summed, to be written down.</summary>
    public AverageSums ToSums() => new(
        Lags, Rows, Columns, _count, _responses, _squares, _count == 0 ? 0 : _minimum, _count == 0 ? 0 : _maximum, AverageSums.Pack(_products, _stimuli));

    /// <summary>The field as it is known so far, or null before there are two responses.</summary>
    public ReceptiveField? ToField()
    {
        if (_count < 2)
            return null;
        double mean = _responses / _count, variance = Math.Max(0, ((_squares / _count) - (mean * mean)) * _count / (_count - 1));
        double[] values = new double[_products.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = (_products[i] - (mean * _stimuli[i])) / (_count - 1);
        return new(Lags, Rows, Columns, values, Math.Sqrt(variance / _count), _count);
    }

    // Sums of so few entries of one magnitude, which has 24 bits, are exact in any order: those of a lag are those of the lag before, but for a frame at each end.
    private void AddStimuli(ReadOnlySpan<float> stimulus, int frames)
    {
        int size = Rows * Columns;
        double[] sums = new double[size];
        for (int t = Lags - 1; t < frames; t++)
            AddTo(sums, stimulus.Slice(t * size, size), 1);
        for (int lag = 0; lag < Lags; lag++)
        {
            for (int i = 0; i < size; i++)
                _stimuli[(lag * size) + i] += sums[i];
            if (lag == Lags - 1)
                return;
            AddTo(sums, stimulus.Slice((Lags - 2 - lag) * size, size), 1);
            AddTo(sums, stimulus.Slice((frames - 1 - lag) * size, size), -1);
        }
    }

    // What all entries are but for their sign; NaN where they differ.
    private static float MagnitudeOf(ReadOnlySpan<float> entries)
    {
        float magnitude = Math.Abs(entries[0]);
        if (!float.IsFinite(magnitude))
            return float.NaN;
        int width = Vector256<float>.Count, i = 0;
        Vector256<float> all = Vector256.Create(magnitude);
        for (; i <= entries.Length - width; i += width)
        {
            if (Vector256.Abs(Vector256.Create(entries.Slice(i, width))) != all)
                return float.NaN;
        }

        for (; i < entries.Length; i++)
        {
            if (Math.Abs(entries[i]) != magnitude)
                return float.NaN;
        }

        return magnitude;
    }

    // Each entry is a sum of its own, so that vectors round as single numbers do.
    private static void AddTo(Span<double> sums, ReadOnlySpan<float> frame, double factor)
    {
        int width = Vector128<float>.Count, whole = frame.Length - (frame.Length % width);
        Vector256<double> weight = Vector256.Create(factor);
        for (int i = 0; i < whole; i += width)
        {
            (Vector128<double> low, Vector128<double> high) = Vector128.Widen(Vector128.Create(frame.Slice(i, width)));
            (Vector256.Create<double>(sums.Slice(i, width)) + (weight * Vector256.Create(low, high))).CopyTo(sums[i..]);
        }

        for (int i = whole; i < frame.Length; i++)
            sums[i] += factor * frame[i];
    }
}
