namespace RetinaBench.Experiments.Measures;

/// <summary>Where the values of a <see cref="SurroundFit"/> lie, and what a set of parameters predicts there.</summary>
/// <param name="rows">[values], row of each.</param>
/// <param name="columns">[values], column of each.</param>
/// <param name="lastRow">The last row; 0 holds the centre to it.</param>
/// <param name="lastColumn">The last column; 0 holds the centre to it.</param>
/// <param name="widths">Least and largest width of the centre.</param>
internal sealed class SurroundShape(double[] rows, double[] columns, double lastRow, double lastColumn, (double Least, double Most) widths)
{
    /// <summary>Places of the parameters; the ratio is that of the surround's width to the centre's.</summary>
    public const int Amplitude = 0, Row = 1, Column = 2, Width = 3, Ratio = 4, Strength = 5;

    /// <summary>The last row that the centre may lie in.</summary>
    public double LastRow { get; } = lastRow;

    /// <summary>The last column that the centre may lie in.</summary>
    public double LastColumn { get; } = lastColumn;

    /// <summary>Least and largest width of the centre.</summary>
    public (double Least, double Most) Widths { get; } = widths;

    /// <summary>The predictions.</summary>
    /// <param name="parameters">In the places above.</param>
    public double[] Predict(double[] parameters)
    {
        double center = -0.5 / (parameters[Width] * parameters[Width]), surround = center / (parameters[Ratio] * parameters[Ratio]);
        double[] predicted = new double[rows.Length];
        for (int i = 0; i < predicted.Length; i++)
        {
            double row = rows[i] - parameters[Row], column = columns[i] - parameters[Column], square = (row * row) + (column * column);
            predicted[i] = parameters[Amplitude] * (Math.Exp(center * square) - (parameters[Strength] * Math.Exp(surround * square)));
        }

        return predicted;
    }
}
