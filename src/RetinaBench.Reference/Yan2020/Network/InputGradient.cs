using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>The gradient of a convolution's input, which is the output of the layer below.</summary>
internal static unsafe class InputGradient<V>
    where V : struct, ILanes<V>
{
    private const int Lanes = FrameBlocks.Lanes;

    /// <summary>Sums the gradient of one block, and hands on what passes the rectifier of the layer below.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="weights">[filter, tap].</param>
    /// <param name="delta">[filter, slot, lane], the derivative by the output before it was rectified.</param>
    /// <param name="input">[channel, slot, lane], the rectified output of the layer below.</param>
    /// <param name="inputDelta">[channel, slot, lane]: what is added to the sum; receives the derivative by what was rectified.</param>
    public static void Run(Convolution shape, float* weights, float* delta, float* input, float* inputDelta)
    {
        int side = shape.Kernel * shape.Kernel;
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            float* below = input + (channel * shape.InputSlots * Lanes), target = inputDelta + (channel * shape.InputSlots * Lanes);
            for (int position = 0; position < shape.InputPositions; position++)
            {
                V sum = Gather(shape, weights + (channel * side), delta, position / shape.InputColumns, position % shape.InputColumns, V.Load(target + (position * Lanes)));
                V.Store(target + (position * Lanes), V.WherePositive(sum, V.Load(below + (position * Lanes))));
            }
        }
    }

    private static V Gather(Convolution shape, float* weights, float* delta, int row, int column, V sum)
    {
        int side = shape.Kernel;
        for (int filter = 0; filter < shape.Filters; filter++)
        {
            float* w = weights + (filter * shape.Taps), d = delta + (filter * shape.Slots * Lanes);
            for (int i = Math.Max(0, row - shape.Rows + 1); i < Math.Min(side, row + 1); i++)
            {
                for (int j = Math.Max(0, column - shape.Columns + 1); j < Math.Min(side, column + 1); j++)
                    sum = V.MultiplyAdd(V.Broadcast(w[(i * side) + j]), V.Load(d + ((((row - i) * shape.Columns) + column - j) * Lanes)), sum);
            }
        }

        return sum;
    }
}
