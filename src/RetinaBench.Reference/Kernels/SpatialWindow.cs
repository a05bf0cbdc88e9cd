namespace RetinaBench.Reference.Kernels;

/// <summary>The shape of a spatial kernel and how it steps over its input.</summary>
/// <param name="Rows">Rows of the kernel, at least 1.</param>
/// <param name="Columns">Columns of the kernel, at least 1.</param>
/// <param name="Stride">Step along rows and columns, at least 1.</param>
/// <param name="Padding">Zeros around the input on every side, 0 or more and less than the kernel.</param>
public readonly record struct SpatialWindow(int Rows, int Columns, int Stride, int Padding = 0)
{
    /// <summary>Weights of one source channel: rows x columns.</summary>
    public int Area => checked(Rows * Columns);

    /// <summary>Rows of the output for an input of the given rows; 0 where the kernel does not fit.</summary>
    /// <param name="inputRows">Rows of the input.</param>
    public int OutputRows(int inputRows) => Output(inputRows, Rows);

    /// <summary>Columns of the output for an input of the given columns; 0 where the kernel does not fit.</summary>
    /// <param name="inputColumns">Columns of the input.</param>
    public int OutputColumns(int inputColumns) => Output(inputColumns, Columns);

    /// <summary>For example <c>5x5 stride 4</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rows}x{Columns} stride {Stride}{(Padding > 0 ? FormattableString.Invariant($" pad {Padding}") : "")}");

    private int Output(int input, int kernel) => Stride < 1 || input + (2 * Padding) < kernel ? 0 : ((input + (2 * Padding) - kernel) / Stride) + 1;
}
