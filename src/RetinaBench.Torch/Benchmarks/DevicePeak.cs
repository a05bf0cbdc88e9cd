using System.Diagnostics;
using RetinaBench.Torch.Devices;
using TorchSharp;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Benchmarks;

/// <summary>Measures what a device reaches on products of large matrices, which libraries come nearest to its peak with.</summary>
internal static class DevicePeak
{
    // On a GPU large enough to fill it (64 MiB a matrix), on a CPU some milliseconds a product.
    private const int CudaSize = 4096, CpuSize = 512;
    private const int Products = 10, Repeats = 8;

    /// <summary>GFLOP/s in an arithmetic: in bfloat16 where that is mixed.</summary>
    /// <param name="device">The device.</param>
    /// <param name="precision">The arithmetic.</param>
    public static double MeasureGflops(Device device, TorchPrecision precision)
    {
        int size = device.type == DeviceType.CUDA ? CudaSize : CpuSize;
        using var turn = new ArithmeticTurn(device, precision);
        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor matrix = zeros([size, size], precision == TorchPrecision.Mixed ? ScalarType.BFloat16 : ScalarType.Float32, device);
        double best = 0;
        // The first one is for what libraries load and choose.
        for (int repeat = 0; repeat <= Repeats; repeat++)
        {
            double seconds = Multiply(matrix, device);
            best = repeat == 0 ? best : Math.Max(best, 2.0 * size * size * size * Products / seconds / 1e9);
        }

        return best;
    }

    private static double Multiply(Tensor matrix, Device device)
    {
        using DisposeScope scope = NewDisposeScope();
        long start = Stopwatch.GetTimestamp();
        for (int product = 0; product < Products; product++)
            matrix.mm(matrix).Dispose();
        if (device.type == DeviceType.CUDA)
            cuda.synchronize(device);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
