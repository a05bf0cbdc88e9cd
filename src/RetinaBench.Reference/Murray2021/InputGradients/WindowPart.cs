using System.Runtime.CompilerServices;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>The part of one window that lies on the map it reads, with the weights that meet it.</summary>
/// <remarks>Places are inlined: across a call, the sums of a window would leave their registers, which made a gradient take half as long again.</remarks>
internal readonly unsafe struct WindowPart
{
    private readonly float* _weights;
    private readonly TraceMap _source;
    private readonly int _top;
    private readonly int _left;
    private readonly int _weightRow;

    /// <summary>The window of a position.</summary>
    public WindowPart(SpatialKernel kernel, TraceMap source, int sourceRows, int row, int column)
    {
        SpatialWindow window = kernel.Window;
        _source = source;
        _top = (row * window.Stride) - window.Padding;
        int left = (column * window.Stride) - window.Padding;
        _left = Math.Max(0, left);
        int endColumn = Math.Min(source.Columns, left + window.Columns);
        FirstRow = Math.Max(0, -_top);
        EndRow = Math.Min(window.Rows, sourceRows - _top);
        Terms = (endColumn - _left) * kernel.Sources;
        WeightStride = kernel.Stride;
        _weightRow = window.Columns * kernel.Sources * kernel.Stride;
        _weights = kernel.Weights + ((_left - left) * kernel.Sources * kernel.Stride);
    }

    /// <summary>First row of the window on the map.</summary>
    public int FirstRow { get; }

    /// <summary>The row of the window behind the last on the map.</summary>
    public int EndRow { get; }

    /// <summary>Traces of a row of the window, (columns, sources), one behind the other.</summary>
    public int Terms { get; }

    /// <summary>Floats from the weights of one trace to those of the next.</summary>
    public int WeightStride { get; }

    /// <summary>The first trace of a row of the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Traces(int row) => _source.At(_top + row, _left);

    /// <summary>The weights of that trace.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Weights(int row) => _weights + (row * _weightRow);
}
