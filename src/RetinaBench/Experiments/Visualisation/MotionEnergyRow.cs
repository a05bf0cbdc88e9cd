using System.Numerics;
using System.Runtime.InteropServices;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Visualisation;

/// <summary>One row of a movie, [frames, columns], and its energies. Not thread-safe.</summary>
/// <remarks>
/// The discrete Hilbert transform multiplies the frequency w by -i sign(w), and by 0 where w is 0 or the highest of an even size. Of n values it is
/// a circular convolution with h(d) = 2/n sum over 0 &lt; w &lt; n/2 of sin(2 pi w d / n). Columns without contrast are left out: their
/// transform in time is 0, so that the transform along columns is not read there.
/// </remarks>
internal sealed class MotionEnergyRow
{
    private readonly int _frames, _columns;
    private readonly int _perFrame;
    private readonly double[] _acrossFrames, _acrossColumns;

    // [frame, column] and [column, frame], so that either transform adds up whole lines.
    private readonly double[] _byFrame, _byColumn, _inTime, _alongColumns;
    private int _first, _end;

    /// <summary>Makes room for the rows of movies.</summary>
    /// <param name="geometry">Shape of the movies.</param>
    public MotionEnergyRow(MovieGeometry geometry)
    {
        (_frames, _columns, _perFrame) = (geometry.Frames, geometry.Columns, geometry.PixelsPerFrame);
        _acrossFrames = HilbertKernel(_frames);
        _acrossColumns = HilbertKernel(_columns);
        _byFrame = new double[_frames * _columns];
        _byColumn = new double[_byFrame.Length];
        _inTime = new double[_byFrame.Length];
        _alongColumns = new double[_byFrame.Length];
    }

    /// <summary>Takes one row of a movie.</summary>
    /// <param name="movie">Intensities, [frames, rows, columns].</param>
    /// <param name="row">Which row.</param>
    /// <returns>Whether it has any value but 0.</returns>
    public bool Read(ReadOnlySpan<float> movie, int row)
    {
        _first = _columns;
        _end = 0;
        for (int frame = 0; frame < _frames; frame++)
        {
            ReadOnlySpan<float> line = movie.Slice((frame * _perFrame) + (row * _columns), _columns);
            for (int column = 0; column < line.Length; column++)
            {
                _byFrame[(frame * _columns) + column] = _byColumn[(column * _frames) + frame] = line[column];
                if (line[column] != 0)
                    (_first, _end) = (Math.Min(_first, column), Math.Max(_end, column + 1));
            }
        }

        return _first < _end;
    }

    /// <summary>Energy that moves left less energy that moves right.</summary>
    public double LeftwardMinusRightward()
    {
        for (int frame = 0; frame < _frames; frame++)
        {
            Span<double> transformed = Line(_inTime, frame);
            transformed.Clear();
            for (int other = 0; other < _frames; other++)
                AddMultiple(_acrossFrames[(frame - other + _frames) % _frames], Line(_byFrame, other), transformed);
        }

        double sum = 0;
        for (int column = _first; column < _end; column++)
        {
            Span<double> transformed = _alongColumns.AsSpan(column * _frames, _frames);
            transformed.Clear();
            for (int other = _first; other < _end; other++)
                AddMultiple(_acrossColumns[(column - other + _columns) % _columns], _byColumn.AsSpan(other * _frames, _frames), transformed);
            for (int frame = 0; frame < _frames; frame++)
                sum += transformed[frame] * _inTime[(frame * _columns) + column];
        }

        return sum;
    }

    /// <summary>Energy that moves either way: the squares of what changes in time as well as along columns.</summary>
    public double Moving()
    {
        for (int column = _first; column < _end; column++)
            Flatten(_byColumn.AsSpan(column * _frames, _frames));
        double sum = 0;
        for (int frame = 0; frame < _frames; frame++)
        {
            double squares = 0, total = 0, alternating = 0;
            for (int column = _first; column < _end; column++)
            {
                double value = _byColumn[(column * _frames) + frame];
                squares += value * value;
                total += value;
                alternating += column % 2 == 0 ? value : -value;
            }

            sum += squares - (total * total / _columns) - (_columns % 2 == 0 ? alternating * alternating / _columns : 0);
        }

        return sum;
    }

    // Takes out what does not change in time and, of an even number of frames, what changes its sign with every frame.
    private static void Flatten(Span<double> trace)
    {
        double total = 0, alternating = 0;
        for (int frame = 0; frame < trace.Length; frame++)
        {
            total += trace[frame];
            alternating += frame % 2 == 0 ? trace[frame] : -trace[frame];
        }

        double mean = total / trace.Length, highest = trace.Length % 2 == 0 ? alternating / trace.Length : 0;
        for (int frame = 0; frame < trace.Length; frame++)
            trace[frame] -= mean + (frame % 2 == 0 ? highest : -highest);
    }

    private Span<double> Line(double[] map, int frame) => map.AsSpan((frame * _columns) + _first, _end - _first);

    // Element by element, each product rounded, so that the bits are the same whatever the width of vectors.
    private static void AddMultiple(double factor, ReadOnlySpan<double> values, Span<double> sums)
    {
        ReadOnlySpan<Vector<double>> from = MemoryMarshal.Cast<double, Vector<double>>(values);
        Span<Vector<double>> to = MemoryMarshal.Cast<double, Vector<double>>(sums);
        for (int i = 0; i < from.Length; i++)
            to[i] += factor * from[i];
        for (int i = from.Length * Vector<double>.Count; i < values.Length; i++)
            sums[i] += factor * values[i];
    }

    // The sum of sines in closed form: sin(m a) sin((m + 1) a) / sin(a) for m frequencies and a = pi d / n.
    private static double[] HilbertKernel(int size)
    {
        int frequencies = (size - 1) / 2;
        var kernel = new double[size];
        for (int d = 1; d < size; d++)
        {
            double angle = Math.PI * d / size;
            kernel[d] = 2.0 / size * (Math.Sin(frequencies * angle) * Math.Sin((frequencies + 1) * angle) / Math.Sin(angle));
        }

        return kernel;
    }
}
