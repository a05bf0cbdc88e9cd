using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RetinaBench.Performance.Calibration;

/// <summary>Reads and writes an array that no first- or second-level cache holds: the part of the yardstick that follows caches and memory.</summary>
internal sealed unsafe class StreamKernel
{
    private const int Bytes = 8 << 20;

    // Never freed: one a process, and its place does not move.
    private readonly float* _data = (float*)NativeMemory.AlignedAlloc(Bytes, 64);

    public StreamKernel() => NativeMemory.Clear(_data, Bytes);

    /// <summary>Bytes read and written by one pass.</summary>
    public static int BytesPerPass => 2 * Bytes;

    /// <summary>Passes over the array, in which every value is read, changed and written.</summary>
    /// <param name="passes">How many.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public float Run(int passes)
    {
        Vector256<float> one = Vector256<float>.One;
        float* data = _data, end = data + (Bytes / sizeof(float));
        for (int pass = 0; pass < passes; pass++)
        {
            for (float* at = data; at < end; at += 16)
            {
                (Vector256.Load(at) + one).Store(at);
                (Vector256.Load(at + 8) + one).Store(at + 8);
            }
        }

        return *data;
    }
}
