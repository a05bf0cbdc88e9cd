using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchSharp's <c>torch.get_num_threads</c>: threads that an operation on the CPU is spread over.</summary>
    public static int get_num_threads() => Checked.NotNegative(Shim.NumThreads());

    /// <summary>TorchSharp's <c>torch.set_num_threads</c>.</summary>
    /// <param name="num">Threads that an operation on the CPU is spread over, at least 1.</param>
    public static void set_num_threads(int num) => Checked.NotNegative(Shim.SetNumThreads(num));
}
