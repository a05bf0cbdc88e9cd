using System.Runtime.Intrinsics;
using MathNet.Numerics.Statistics;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls.Encoding;

/// <summary>A ground-truth cell as filters see it: subunits that share a filter are known by their sum alone.</summary>
/// <remarks>
/// <para>What is predicted is the mean rate given these sums, over what the filters do not see: by how much each subunit lies above or below the mean of its group. Of that the cell's own movie gives examples, and
/// each counts with both signs.</para>
/// <para>The best prediction is linear neither in one filter nor in several, so that no network of so many filters, however it reads them, exceeds it but for noise. Subunits of equal size are exchangeable under
/// white noise: of the ways to share filters only sizes of groups are tried. Immutable and thread-safe.</para>
/// </remarks>
internal sealed class SubunitGroups
{
    private const int Examples = 128, JudgedFrames = 4000;

    private readonly SubunitCell _cell;
    private readonly int[][] _groups;
    private readonly double[][] _unseen;

    private SubunitGroups(SubunitCell cell, int[][] groups, double[][] unseen) => (_cell, _groups, _unseen) = (cell, groups, unseen);

    /// <summary>[group, subunit]: numbers of the subunits of each.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Groups => _groups;

    /// <summary>The groups with which predictions follow the cell best.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="filters">Number of filters, at least 1; each subunit has its own where there are enough.</param>
    /// <param name="movie">A movie of at least as many frames as the cell has lags.</param>
    public static SubunitGroups Best(SubunitCell cell, int filters, IFrameSequence movie)
    {
        int units = cell.Subunits.Count, past = cell.TemporalFilter.Count - 1, frames = Math.Min(movie.Geometry.Frames - past, JudgedFrames);
        if (filters >= units)
            return new(cell, [.. Enumerable.Range(0, units).Select(unit => new[] { unit })], [new double[units]]);
        double[] drives = new double[frames * units];
        cell.Drives(movie, past, drives);
        double[] rate = [.. Enumerable.Range(0, frames).Select(t => cell.RateOf(drives.AsSpan(t * units, units)))];
        SubunitGroups[] ways = [.. Sizes(units, filters, units).Select(sizes => Make(cell, sizes, drives))];
        return ways.Length == 1 ? ways[0] : ways.MaxBy(Follows)!;

        double Follows(SubunitGroups way)
        {
            double[] predicted = new double[frames];
            way.RatesOf(drives, [.. way._groups.Select(_ => true)], predicted);
            double cc = Correlation.Pearson(rate, predicted);
            return double.IsNaN(cc) ? 0 : cc;
        }
    }

    /// <summary>The mean rate given what the filters see.</summary>
    /// <param name="drives">d, [frame, subunit].</param>
    /// <param name="kept">[group], whether its filter takes part.</param>
    /// <param name="rates">Receives Hz, [frame].</param>
    public void RatesOf(ReadOnlySpan<double> drives, ReadOnlySpan<bool> kept, Span<double> rates)
    {
        int units = _cell.Subunits.Count, width = Vector256<double>.Count;
        Span<Vector256<double>> seen = stackalloc Vector256<double>[units];
        Span<double> few = stackalloc double[width];
        for (int t = 0; t < rates.Length; t += width)
        {
            Look(drives, t, kept, seen);
            // Every frame is a lane with the sums of a single one.
            Vector256<double> sum = Vector256<double>.Zero;
            foreach (double[] unseen in _unseen)
            {
                Vector256<double> drive = Vector256<double>.Zero;
                for (int unit = 0; unit < units; unit++)
                    drive += Vector256.Max(seen[unit] + Vector256.Create(unseen[unit]), Vector256<double>.Zero);
                sum += Vector256.Create(_cell.Gain) * Vector256.Max(drive - Vector256.Create(_cell.Threshold), Vector256<double>.Zero);
            }

            (sum / Vector256.Create((double)_unseen.Length)).CopyTo(few);
            few[..Math.Min(width, rates.Length - t)].CopyTo(rates[t..]);
        }
    }

    // What is known of each subunit in four frames: the mean of its group, or nothing. Lanes behind the last frame repeat it.
    private void Look(ReadOnlySpan<double> drives, int first, ReadOnlySpan<bool> kept, Span<Vector256<double>> seen)
    {
        int units = seen.Length, last = (drives.Length / units) - 1;
        for (int group = 0; group < _groups.Length; group++)
        {
            Vector256<double> mean = Vector256<double>.Zero;
            foreach (int unit in _groups[group])
                mean += Vector256.Create(At(drives, 0, unit), At(drives, 1, unit), At(drives, 2, unit), At(drives, 3, unit)) / Vector256.Create((double)_groups[group].Length);
            foreach (int unit in _groups[group])
                seen[unit] = kept[group] ? mean : Vector256.Create(double.NegativeInfinity);
        }

        double At(ReadOnlySpan<double> drives, int lane, int unit) => drives[(Math.Min(first + lane, last) * units) + unit];
    }

    private static SubunitGroups Make(SubunitCell cell, IReadOnlyList<int> sizes, double[] drives)
    {
        int units = cell.Subunits.Count, frames = drives.Length / units, examples = Math.Min(Examples, frames), next = 0;
        int[][] groups = [.. sizes.Select(size => Enumerable.Range((next += size) - size, size).ToArray())];
        List<double[]> unseen = [];
        for (int example = 0; example < examples; example++)
        {
            ReadOnlySpan<double> frame = drives.AsSpan((int)((long)example * frames / examples) * units, units);
            double[] above = frame.ToArray();
            foreach (int[] group in groups)
            {
                double mean = group.Average(unit => above[unit]);
                foreach (int unit in group)
                    above[unit] -= mean;
            }

            unseen.Add(above);
            unseen.Add([.. above.Select(value => -value)]);
        }

        return new(cell, groups, [.. unseen]);
    }

    // All ways to cut a number into so many parts, none larger than the one before.
    private static IEnumerable<IReadOnlyList<int>> Sizes(int units, int parts, int most) => parts == 0
        ? units == 0 ? [[]] : []
        : from size in Enumerable.Range(1, Math.Min(units, most))
          from rest in Sizes(units - size, parts - 1, size)
          select (IReadOnlyList<int>)[size, .. rest];
}
