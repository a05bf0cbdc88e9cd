namespace RetinaBench.Experiments.Measures;

/// <summary>Moran's I of a map: how alike neighbours are, so that a filter with a structure is told from noise.</summary>
/// <remarks>
/// I = (N / W) sum over neighbours of B_i B_j / sum B_i^2, with B the map less its mean, N its entries, and W the number of ordered pairs of neighbours: those above, below, left
/// and right (rook), none across the edge. Moran (1950), doi:10.1093/biomet/37.1-2.17. Smooth maps come near 1, a checkerboard is -1, and
/// independent entries have -1 / (N - 1) on average; a block of 2 x 2 in 7 x 7 has 0.5167.
/// </remarks>
public static class MoransI
{
    /// <summary>The index.</summary>
    /// <param name="map">[rows, columns].</param>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="columns">Number of columns, at least 1.</param>
    /// <returns>Refused for a map of one entry, one whose entries are all the same, and one with an entry that is not finite.</returns>
    /// <exception cref="ArgumentException">The map does not have rows x columns entries.</exception>
    public static Measured Of(IReadOnlyList<double> map, int rows, int columns)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (map.Count != (long)rows * columns)
            throw new ArgumentException($"{map.Count} entries do not make a map of {rows} x {columns}", nameof(map));
        if (map.Any(x => !double.IsFinite(x)))
            return Measured.Errored("an entry of the map is not a finite number");
        if (Series.IsConstant(map))
            return Measured.Insufficient($"all entries of the map of {rows} x {columns} are the same, so that there is no structure to measure");
        double mean = map.Average(), products = 0, squares = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double here = map[(row * columns) + column] - mean;
                squares += here * here;
                products += column + 1 < columns ? here * (map[(row * columns) + column + 1] - mean) : 0;
                products += row + 1 < rows ? here * (map[((row + 1) * columns) + column] - mean) : 0;
            }
        }

        // Each pair was met once, and both sums over ordered pairs are twice as large.
        long pairs = ((long)rows * (columns - 1)) + ((long)columns * (rows - 1));
        return squares > 0 ? Measured.Of(map.Count / (double)pairs * (products / squares)) : Measured.Insufficient("the entries of the map differ too little to be measured");
    }
}
