using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021.Training.Gradients;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Murray2021.Training.Gradients;

/// <summary>Adding answer by answer against the dense sum over every term of a window.</summary>
public sealed unsafe class SparseWindowSumTests
{
    private const int Lanes = FrameBlocks.Lanes, Frames = 5, FirstFrame = 2, MapLanes = 2 * Lanes;

    [Theory]
    [InlineData(8, 8, 5, 5, 4, 12, 0.05)]
    [InlineData(8, 8, 5, 5, 4, 12, 0.7)]
    [InlineData(16, 16, 5, 3, 2, 7, 0.1)]
    [InlineData(3, 8, 2, 4, 2, 3, 0.2)]
    [InlineData(20, 32, 3, 3, 1, 2, 0.2)]
    [InlineData(8, 8, 1, 1, 2, 4, 0)]
    public void AddRow_AllRowsOfAWindow_HasTheBitsOfTheDenseSum(int types, int columnLanes, int rows, int columns, int stride, int positions, double share)
    {
        Compare<LanesScalar>(types, columnLanes, rows, columns, stride, positions, share);
        Compare<Lanes256>(types, columnLanes, rows, columns, stride, positions, share);
        Compare<Lanes512>(types, columnLanes, rows, columns, stride, positions, share);
    }

    private static void Compare<V>(int types, int columnLanes, int rows, int columns, int stride, int positions, double share)
        where V : struct, ILanes<V>
    {
        var stream = new RandomStream(5, "tests/sparse-window");
        int windowVectors = Vectors(columns * columnLanes), rowVectors = Vectors((((positions - 1) * stride) + columns) * columnLanes) + 1, sourceVector = Frames * Lanes;
        var map = new SourceMap(new(rows, columns, stride), types, columnLanes, windowVectors);
        var dense = new AlignedBuffer<float>(positions * Frames * Lanes);
        var sparse = new AlignedBuffer<float>(Frames * positions * Lanes);
        var weights = new AlignedBuffer<float>(map.Terms * MapLanes);
        var source = new AlignedBuffer<float>(rows * rowVectors * sourceVector);
        var active = new AlignedBuffer<ushort>(rows * rowVectors * Frames);
        var offsets = new AlignedBuffer<int>(columns * types);
        map.RowOffsets(sourceVector).CopyTo(offsets.Span);
        foreach (ref float weight in weights.Span)
            weight = (float)stream.NextUniform(-1, 1);
        int answers = 0;
        for (int i = 0; i < source.Length; i++)
        {
            if (stream.NextDouble() >= share)
                continue;
            source.Span[i] = (float)stream.NextUniform(0, 2);
            active.Span[i / Lanes] |= (ushort)(1 << (i % Lanes));
            answers++;
        }

        var sum = new SparseWindowSum<V>(map, rowVectors, positions, MapLanes);
        V bias = V.Broadcast(0.25f);
        float* first = stackalloc float[Lanes];
        V.Store(first, bias);
        for (int i = 0; i < Frames * positions; i++)
            V.Store(sparse.Pointer + (i * Lanes), bias);
        float** lines = stackalloc float*[rows];
        for (int row = 0; row < rows; row++)
        {
            lines[row] = source.Pointer + (row * rowVectors * sourceVector);
            sum.AddRow(
                lines[row], sourceVector, active.Pointer + (row * rowVectors * Frames), FirstFrame, Frames,
                weights.Pointer + Lanes + (row * columns * types * MapLanes), sparse.Pointer);
        }

        for (int frame = FirstFrame; frame < Frames; frame++)
        {
            for (int position = 0; position < positions; position++)
            {
                float* expected = dense.Pointer + (((frame * positions) + position) * Lanes);
                nint start = ((nint)position * map.StepVectors * sourceVector) + (frame * Lanes);
                WindowSum.RunOne<V>(lines, rows, offsets.Pointer, columns * types, start, weights.Pointer + Lanes, MapLanes, first, expected);
                for (int lane = 0; lane < Lanes; lane++)
                    Assert.Equal(BitConverter.SingleToInt32Bits(expected[lane]), BitConverter.SingleToInt32Bits(sparse.Pointer[(((frame * positions) + position) * Lanes) + lane]));
            }
        }

        // Frames before the first are left alone, and each answer costs a product for each window that covers it.
        Assert.All(sparse.Span[..(FirstFrame * positions * Lanes)].ToArray(), value => Assert.Equal(0.25f, value));
        Assert.True(share > 0 ? sum.VectorOperations > 0 && answers > 0 : sum.VectorOperations == 0);
        GC.KeepAlive(source);
    }

    private static int Vectors(int lanes) => (lanes + Lanes - 1) / Lanes;
}
