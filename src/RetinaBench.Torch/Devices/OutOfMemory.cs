using System.Runtime.InteropServices;

namespace RetinaBench.Torch.Devices;

/// <summary>Tells the exceptions by which libtorch reports that memory was short from all others.</summary>
internal static class OutOfMemory
{
    // c10::OutOfMemoryError of the CUDA allocator, and the message of the CPU allocator, which throws a plain error.
    private static readonly string[] s_messages = ["out of memory", "can't allocate memory"];

    /// <summary>Whether an exception says that memory was short.</summary>
    public static bool IsMeant(Exception exception) =>
        exception is OutOfMemoryException
        || (exception is ExternalException && s_messages.Any(m => exception.Message.Contains(m, StringComparison.OrdinalIgnoreCase)));
}
