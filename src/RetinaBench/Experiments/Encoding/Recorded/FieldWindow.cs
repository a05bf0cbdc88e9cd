using RetinaBench.Experiments.ReceptiveFields;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>The part of a movie that a cell looks at.</summary>
/// <param name="Top">Its first row.</param>
/// <param name="Left">Its first column.</param>
/// <param name="Rows">Its height.</param>
/// <param name="Columns">Its width.</param>
internal sealed record FieldWindow(int Top, int Left, int Rows, int Columns)
{
    // Standard deviations of a noisy place's sum of squares above its mean, from which on a place counts.
    private const double Deviations = 4;

    /// <summary>
    /// Of all windows of a size that hold the place of a field's peak, the one with the largest sum of squares of the field above its noise; of several that hold all of it, the one in whose middle it is.
    /// The whole frame along a side that is no longer.
    /// </summary>
    /// <param name="field">The field.</param>
    /// <param name="peak">The row and the column of the peak.</param>
    /// <param name="rows">Rows of the window.</param>
    /// <param name="columns">Columns of the window.</param>
    public static FieldWindow Of(ReceptiveField field, (int Row, int Column) peak, int rows, int columns)
    {
        (rows, columns) = (Math.Min(rows, field.Rows), Math.Min(columns, field.Columns));
        double[] power = new double[field.Rows * field.Columns];
        for (int i = 0; i < field.Values.Count; i++)
            power[i % power.Length] += field.Values[i] * field.Values[i];
        // The sum over lags of squares of noise has the mean n se^2 and the deviation sqrt(2 n) se^2.
        double noise = field.StandardError * field.StandardError * (field.Lags + (Deviations * Math.Sqrt(2 * field.Lags)));
        for (int place = 0; place < power.Length; place++)
            power[place] = Math.Max(0, power[place] - noise);
        var windows = from top in Places(peak.Row, rows, field.Rows)
                      from left in Places(peak.Column, columns, field.Columns)
                      select new FieldWindow(top, left, rows, columns);
        return windows.OrderByDescending(window => window.Places(field.Columns).Sum(place => power[place])).ThenBy(window => window.DistanceToMiddle(power, field.Columns)).First();
    }

    /// <summary>The field in the window, split into a course in time and a profile in space.</summary>
    public SpaceTimeSeparation Separate(ReceptiveField field)
    {
        int[] places = [.. Places(field.Columns)];
        int size = field.Rows * field.Columns;
        double[] values = [.. from lag in Enumerable.Range(0, field.Lags) from place in places select field.Values[(lag * size) + place]];
        return SpaceTimeSeparation.Of(new(field.Lags, Rows, Columns, values, field.StandardError, field.Count));
    }

    // Squared, of its middle from the centre of mass of what it holds.
    private double DistanceToMiddle(double[] power, int columns)
    {
        double mass = 0, down = 0, right = 0;
        foreach (int place in Places(columns))
        {
            mass += power[place];
            down += power[place] * (place / columns);
            right += power[place] * (place % columns);
        }

        double row = Top + ((Rows - 1) / 2.0) - (down / mass), column = Left + ((Columns - 1) / 2.0) - (right / mass);
        return mass > 0 ? (row * row) + (column * column) : double.PositiveInfinity;
    }

    // Places of its pixels in a frame of so many columns.
    private IEnumerable<int> Places(int columns) => from row in Enumerable.Range(Top, Rows) from column in Enumerable.Range(Left, Columns) select (row * columns) + column;

    private static IEnumerable<int> Places(int peak, int length, int of)
    {
        int first = Math.Max(0, peak - length + 1), last = Math.Min(peak, of - length);
        return Enumerable.Range(first, last - first + 1);
    }
}
