namespace RetinaBench.Experiments.Statistics;

/// <summary>One-to-one assignments of the largest total weight.</summary>
/// <remarks>
/// Kuhn (1955), The Hungarian method, doi:10.1002/nav.3800020109, as successive shortest paths with potentials: Jonker and Volgenant (1987),
/// doi:10.1007/BF02278710. O(rows^2 columns) for the shorter side as rows. Of several best assignments it returns one, always the same.
/// </remarks>
public static class LinearAssignment
{
    /// <summary>Assigns as many rows and columns to each other as the shorter side has.</summary>
    /// <param name="weights">[rows, columns], finite.</param>
    /// <returns>[rows], the column of each row, or -1 for a row without one.</returns>
    /// <exception cref="ArgumentException">A weight is not finite.</exception>
    public static int[] Largest(double[,] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        int rows = weights.GetLength(0), columns = weights.GetLength(1);
        foreach (double weight in weights)
        {
            if (!double.IsFinite(weight))
                throw new ArgumentException(FormattableString.Invariant($"a weight is {weight}, not a finite number"), nameof(weights));
        }

        if (rows <= columns)
            return Assign(rows, columns, (r, c) => -weights[r, c]);
        int[] rowOf = Assign(columns, rows, (c, r) => -weights[r, c]), columnOf = new int[rows];
        Array.Fill(columnOf, -1);
        for (int column = 0; column < columns; column++)
            columnOf[rowOf[column]] = column;
        return columnOf;
    }

    // Least cost with rows <= columns. Rows enter one by one, each by the shortest alternating path to a free column.
    // Both count from 1; column 0 stands for the entering row.
    private static int[] Assign(int rows, int columns, Func<int, int, double> cost)
    {
        double[] rowPotential = new double[rows + 1], columnPotential = new double[columns + 1];
        int[] rowOf = new int[columns + 1], previous = new int[columns + 1];
        for (int entering = 1; entering <= rows; entering++)
        {
            double[] distance = new double[columns + 1];
            bool[] reached = new bool[columns + 1];
            Array.Fill(distance, double.PositiveInfinity);
            rowOf[0] = entering;
            int at = 0;
            do
            {
                reached[at] = true;
                int row = rowOf[at], nearest = 0;
                double step = double.PositiveInfinity;
                for (int column = 1; column <= columns; column++)
                {
                    if (reached[column])
                        continue;
                    double reduced = cost(row - 1, column - 1) - rowPotential[row] - columnPotential[column];
                    if (reduced < distance[column])
                        (distance[column], previous[column]) = (reduced, at);
                    if (distance[column] < step)
                        (step, nearest) = (distance[column], column);
                }

                for (int column = 0; column <= columns; column++)
                {
                    if (reached[column])
                    {
                        rowPotential[rowOf[column]] += step;
                        columnPotential[column] -= step;
                    }
                    else
                    {
                        distance[column] -= step;
                    }
                }

                at = nearest;
            }
            while (rowOf[at] != 0);

            for (; at != 0; at = previous[at])
                rowOf[at] = rowOf[previous[at]];
        }

        int[] columnOf = new int[rows];
        for (int column = 1; column <= columns; column++)
        {
            if (rowOf[column] > 0)
                columnOf[rowOf[column] - 1] = column - 1;
        }

        return columnOf;
    }
}
