using System.Numerics;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Sums windows over a row of cells of which few answer: each answer is added to the windows that cover it.</summary>
/// <remarks>
/// Adds the terms of a sum in the order of <see cref="WindowSum"/> and leaves out zeros, so that both give the same bits. It is
/// faster where fewer than <see cref="ShareAtMost"/> of the values are not zero, which holds for networks that have learnt.
/// </remarks>
internal sealed unsafe class SparseWindowSum<V>
    where V : struct, ILanes<V>
{
    /// <summary>The share of values that differ from zero below which this is used.</summary>
    /// <remarks>A share of 0.15 was measured slower on networks that answer often; 1/16 stays below that.</remarks>
    public const double ShareAtMost = 1.0 / 16;

    private const int Lanes = FrameBlocks.Lanes;

    private readonly int _rowVectors;
    private readonly int _columns;
    private readonly AlignedBuffer<int> _starts;
    private readonly AlignedBuffer<WindowTarget> _targets;

    /// <summary>Prepares for one map.</summary>
    /// <param name="map">The cells.</param>
    /// <param name="rowVectors">Vectors of one of their rows.</param>
    /// <param name="columns">Positions of a row of the map above.</param>
    /// <param name="weightStride">Floats from one term's weights to the next.</param>
    public SparseWindowSum(SourceMap map, int rowVectors, int columns, int weightStride)
    {
        _rowVectors = rowVectors;
        _columns = columns;
        List<int> starts = [0];
        List<WindowTarget> targets = [];
        for (int lane = 0; lane < rowVectors * Lanes; lane++)
        {
            int column = lane / map.ColumnLanes, type = lane % map.ColumnLanes;
            for (int position = 0; type < map.Types && position < columns; position++)
            {
                int place = column - (position * map.Window.Stride);
                if (place >= 0 && place < map.Window.Columns)
                    targets.Add(new(position * Lanes, ((place * map.Types) + type) * weightStride));
            }

            starts.Add(targets.Count);
        }

        _starts = new(starts.Count);
        starts.CopyTo(_starts.Span);
        _targets = new(targets.Count);
        targets.CopyTo(_targets.Span);
    }

    /// <summary>Multiply-adds of sixteen lanes since the object was made.</summary>
    public long VectorOperations { get; private set; }

    /// <summary>Adds what one row of cells sends to a row of the map.</summary>
    /// <param name="source">The row, [vectors, frames, lanes].</param>
    /// <param name="sourceVector">Floats from one vector to the next.</param>
    /// <param name="active">A bit for each value that is not zero, [vectors, frames].</param>
    /// <param name="firstFrame">First frame that is wanted.</param>
    /// <param name="frames">Number of frames.</param>
    /// <param name="weights">Weights of the row of the window, each term at its stride.</param>
    /// <param name="sums">[frames, columns of the map, lanes], added to.</param>
    public void AddRow(float* source, int sourceVector, ushort* active, int firstFrame, int frames, float* weights, float* sums)
    {
        int* starts = _starts.Pointer;
        WindowTarget* targets = _targets.Pointer;
        nint frameSums = (nint)_columns * Lanes;
        long operations = 0;
        for (int vector = 0; vector < _rowVectors; vector++, source += sourceVector, active += frames, starts += Lanes)
        {
            for (int frame = firstFrame; frame < frames; frame++)
            {
                for (uint left = active[frame]; left != 0; left &= left - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(left), end = starts[lane + 1];
                    V x = V.Broadcast(source[(frame * Lanes) + lane]);
                    operations += end - starts[lane];
                    for (int i = starts[lane]; i < end; i++)
                    {
                        float* sum = sums + (frame * frameSums) + targets[i].Sum;
                        V.Store(sum, V.MultiplyAdd(V.Load(weights + targets[i].Weight), x, V.Load(sum)));
                    }
                }
            }
        }

        VectorOperations += operations;
    }

    /// <summary>A window that covers a value.</summary>
    /// <param name="Sum">Floats to the sums of its position.</param>
    /// <param name="Weight">Floats to the weights of the value's term.</param>
    private readonly record struct WindowTarget(int Sum, int Weight);
}
