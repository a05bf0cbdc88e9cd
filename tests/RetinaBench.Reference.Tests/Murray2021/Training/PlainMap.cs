namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>Values of one layer, [types, frames, rows, columns], in double precision.</summary>
internal sealed record PlainMap(int Types, int Frames, int Rows, int Columns)
{
    /// <summary>The values, columns fastest.</summary>
    public double[] Values { get; } = new double[Types * Frames * Rows * Columns];

    /// <summary>One value.</summary>
    public ref double this[int type, int frame, int row, int column] => ref Values[(((((type * Frames) + frame) * Rows) + row) * Columns) + column];

    /// <summary>A map of the same shape, value by value.</summary>
    public PlainMap Select(Func<int, double> value)
    {
        var map = new PlainMap(Types, Frames, Rows, Columns);
        for (int i = 0; i < Values.Length; i++)
            map.Values[i] = value(i);
        return map;
    }

    /// <summary>This map times another, value by value.</summary>
    public PlainMap Times(PlainMap factors) => Select(i => Values[i] * factors.Values[i]);

    /// <summary>This map plus another, value by value.</summary>
    public PlainMap Plus(PlainMap other) => Select(i => Values[i] + other.Values[i]);
}
