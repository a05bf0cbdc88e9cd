using RetinaBench.Experiments.Measures;

namespace RetinaBench.Experiments.ReceptiveFields;

/// <summary>Whether a field in space is one place with neighbours alike, as receptive fields are, or scattered, as it is when stimulus and spikes do not belong together.</summary>
/// <remarks>
/// Around the position of the largest sum of squares over lags a window of at most 15 x 15 is taken apart into time and space (<see cref="SpaceTimeSeparation"/>); the index is <see cref="Measures.MoransI"/> of the
/// part in space. A field is compact where a value exceeds the noise level of 1 % and the index exceeds 0.25, which white noise in such a window has five standard deviations away.
/// A stimulus that is shifted, transposed or made from another seed fails it.
/// </remarks>
/// <param name="Row">Row of the largest sum of squares.</param>
/// <param name="Column">Column of the largest sum of squares.</param>
/// <param name="PeakOverNoise">The largest magnitude over the noise level of 1 %; above 1 for a field that is there.</param>
/// <param name="Index">Moran's I of the part in space; refused for a window without structure.</param>
public sealed record FieldCompactness(int Row, int Column, double PeakOverNoise, Measured Index)
{
    /// <summary>Probability with which a field of nothing but noise has a value above its noise level.</summary>
    public const double NoiseProbability = 0.01;

    /// <summary>Moran's I above which a field is compact.</summary>
    public const double LeastIndex = 0.25;

    private const int Reach = 7;

    /// <summary>Whether the field is there and compact.</summary>
    public bool IsCompact => PeakOverNoise > 1 && Index.OrNull > LeastIndex;

    /// <summary>Looks at a field.</summary>
    /// <param name="field">The field.</param>
    public static FieldCompactness Of(ReceptiveField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        int size = field.Rows * field.Columns, place = Enumerable.Range(0, size).MaxBy(x => Enumerable.Range(0, field.Lags).Sum(lag => Square(field.Values[(lag * size) + x])));
        (int row, int column) = (place / field.Columns, place % field.Columns);
        (int top, int left) = (Math.Max(0, row - Reach), Math.Max(0, column - Reach));
        (int rows, int columns) = (Math.Min(field.Rows, row + Reach + 1) - top, Math.Min(field.Columns, column + Reach + 1) - left);
        double[] window = new double[field.Lags * rows * columns];
        for (int i = 0; i < window.Length; i++)
        {
            (int lag, int at) = Math.DivRem(i, rows * columns);
            window[i] = field.Values[(lag * size) + ((top + (at / columns)) * field.Columns) + left + (at % columns)];
        }

        SpaceTimeSeparation separation = SpaceTimeSeparation.Of(new(field.Lags, rows, columns, window, field.StandardError, field.Count));
        double peak = field.Values.Max(Math.Abs);
        return new(row, column, peak == 0 ? 0 : peak / field.NoiseLevel(NoiseProbability), MoransI.Of(separation.Space, rows, columns));
    }

    private static double Square(double x) => x * x;
}
