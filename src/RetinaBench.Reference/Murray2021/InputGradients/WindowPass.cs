using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>Sums of traces over windows, and their transpose: one row of windows at a time.</summary>
/// <remarks>Sixteen frames of eight types of the layer that reads are in registers; the traces of a window's row are one range.</remarks>
internal static unsafe class WindowPass
{
    private const int Lanes = FrameBlocks.Lanes, Group = SpatialKernel.Group;

    /// <summary>sums[column, type, t] += sum over (window row, window column, source) of w x source[..., t].</summary>
    /// <param name="kernel">The weights.</param>
    /// <param name="source">The map that is read.</param>
    /// <param name="sourceRows">Its rows.</param>
    /// <param name="row">Row of the windows.</param>
    /// <param name="columns">Columns of the windows, from FirstColumn to EndColumn.</param>
    /// <param name="firstBlock">Earlier frame blocks are left alone.</param>
    /// <param name="sums">The row that is added to, with types rounded up to whole groups.</param>
    public static void Add<V>(SpatialKernel kernel, TraceMap source, int sourceRows, int row, MapRegion columns, int firstBlock, TraceMap sums)
        where V : struct, ILanes<V>
    {
        for (int column = columns.FirstColumn; column < columns.EndColumn; column++)
        {
            var part = new WindowPart(kernel, source, sourceRows, row, column);
            for (int group = 0; group < kernel.Stride; group += Group)
            {
                for (int block = firstBlock; block < source.Frames.Count; block++)
                {
                    float* at = sums.At(row, column) + (group * source.Frames.Length) + (block * Lanes);
                    AddWindow<V>(part, block, group, at, source.Frames.Length);
                }
            }
        }
    }

    /// <summary>The transpose: source[..., t] += sum over types of w x gradient[column, type, t].</summary>
    /// <param name="kernel">The weights.</param>
    /// <param name="gradient">Gradient of the sums, with types rounded up to whole groups.</param>
    /// <param name="row">Row of the windows.</param>
    /// <param name="columns">Columns of the windows, from FirstColumn to EndColumn.</param>
    /// <param name="firstBlock">Earlier frame blocks are left alone.</param>
    /// <param name="source">Gradient of the map that is read, added to.</param>
    /// <param name="sourceRows">Its rows.</param>
    public static void Scatter<V>(SpatialKernel kernel, TraceMap gradient, int row, MapRegion columns, int firstBlock, TraceMap source, int sourceRows)
        where V : struct, ILanes<V>
    {
        for (int column = columns.FirstColumn; column < columns.EndColumn; column++)
        {
            var part = new WindowPart(kernel, source, sourceRows, row, column);
            for (int group = 0; group < kernel.Stride; group += Group)
            {
                for (int block = firstBlock; block < source.Frames.Count; block++)
                {
                    float* at = gradient.At(row, column) + (group * source.Frames.Length) + (block * Lanes);
                    ScatterWindow<V>(part, block, group, at, source.Frames.Length);
                }
            }
        }
    }

    private static void AddWindow<V>(in WindowPart part, int block, int group, float* sums, int length)
        where V : struct, ILanes<V>
    {
        V a0 = V.Load(sums), a1 = V.Load(sums + length), a2 = V.Load(sums + (2 * length)), a3 = V.Load(sums + (3 * length));
        V a4 = V.Load(sums + (4 * length)), a5 = V.Load(sums + (5 * length)), a6 = V.Load(sums + (6 * length)), a7 = V.Load(sums + (7 * length));
        for (int row = part.FirstRow; row < part.EndRow; row++)
        {
            float* x = part.Traces(row) + (block * Lanes), w = part.Weights(row) + group;
            for (int term = 0; term < part.Terms; term++, x += length, w += part.WeightStride)
            {
                V v = V.Load(x);
                a0 = V.MultiplyAdd(V.Broadcast(w[0]), v, a0);
                a1 = V.MultiplyAdd(V.Broadcast(w[1]), v, a1);
                a2 = V.MultiplyAdd(V.Broadcast(w[2]), v, a2);
                a3 = V.MultiplyAdd(V.Broadcast(w[3]), v, a3);
                a4 = V.MultiplyAdd(V.Broadcast(w[4]), v, a4);
                a5 = V.MultiplyAdd(V.Broadcast(w[5]), v, a5);
                a6 = V.MultiplyAdd(V.Broadcast(w[6]), v, a6);
                a7 = V.MultiplyAdd(V.Broadcast(w[7]), v, a7);
            }
        }

        V.Store(sums, a0);
        V.Store(sums + length, a1);
        V.Store(sums + (2 * length), a2);
        V.Store(sums + (3 * length), a3);
        V.Store(sums + (4 * length), a4);
        V.Store(sums + (5 * length), a5);
        V.Store(sums + (6 * length), a6);
        V.Store(sums + (7 * length), a7);
    }

    private static void ScatterWindow<V>(in WindowPart part, int block, int group, float* gradient, int length)
        where V : struct, ILanes<V>
    {
        V d0 = V.Load(gradient), d1 = V.Load(gradient + length), d2 = V.Load(gradient + (2 * length)), d3 = V.Load(gradient + (3 * length));
        V d4 = V.Load(gradient + (4 * length)), d5 = V.Load(gradient + (5 * length)), d6 = V.Load(gradient + (6 * length)), d7 = V.Load(gradient + (7 * length));

        // Rectifiers and the end of the temporal kernels leave many of them empty.
        if (V.IsZero(d0) && V.IsZero(d1) && V.IsZero(d2) && V.IsZero(d3) && V.IsZero(d4) && V.IsZero(d5) && V.IsZero(d6) && V.IsZero(d7))
            return;
        for (int row = part.FirstRow; row < part.EndRow; row++)
        {
            float* x = part.Traces(row) + (block * Lanes), w = part.Weights(row) + group;
            for (int term = 0; term < part.Terms; term++, x += length, w += part.WeightStride)
            {
                // Two chains of four are done sooner than one of eight.
                V low = V.MultiplyAdd(V.Broadcast(w[0]), d0, V.Load(x)), high = V.Multiply(V.Broadcast(w[4]), d4);
                low = V.MultiplyAdd(V.Broadcast(w[1]), d1, low);
                high = V.MultiplyAdd(V.Broadcast(w[5]), d5, high);
                low = V.MultiplyAdd(V.Broadcast(w[2]), d2, low);
                high = V.MultiplyAdd(V.Broadcast(w[6]), d6, high);
                low = V.MultiplyAdd(V.Broadcast(w[3]), d3, low);
                high = V.MultiplyAdd(V.Broadcast(w[7]), d7, high);
                V.Store(x, V.Add(low, high));
            }
        }
    }
}
