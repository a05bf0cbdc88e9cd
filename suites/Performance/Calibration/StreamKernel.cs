using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RetinaBench.Performance.Calibration;

/// <summary>Reads and writes an array from one end to the other: the part of the yardstick that follows caches and memory.</summary>
internal sealed unsafe class StreamKernel
{
    private readonly int _bytes;

    // Never freed: one a process, and its place does not move.
    private readonly float* _data;

    /// <summary>Makes an array.</summary>
    /// <param name="bytes">Its size, a multiple of 64, which decides on the cache that holds it.</param>
    public StreamKernel(int bytes)
    {
        _bytes = bytes;
        _data = (float*)NativeMemory.AlignedAlloc((nuint)bytes, 64);
        NativeMemory.Clear(_data, (nuint)bytes);
    }

    /// <summary>Passes over the array, in which every value is read, changed and written.</summary>
    /// <param name="passes">How many.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public float Run(int passes)
    {
        Vector256<float> one = Vector256<float>.One;
        float* data = _data, end = data + (_bytes / sizeof(float));
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
