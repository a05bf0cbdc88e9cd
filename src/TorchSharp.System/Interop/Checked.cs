using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp.Interop;

/// <summary>Turns failures of the shim into exceptions.</summary>
internal static unsafe class Checked
{
    /// <summary>Throws what the calling thread's last call left behind, if anything.</summary>
    /// <exception cref="ExternalException">libtorch threw; its message.</exception>
    public static void ThrowIfFailed()
    {
        if (Utf8StringMarshaller.ConvertToManaged(Shim.TakeError()) is { } message)
            throw new ExternalException(message);
    }

    /// <summary>Passes a result on, unless it is negative, which stands for failure.</summary>
    public static int NotNegative(int result)
    {
        if (result < 0)
            ThrowIfFailed();
        return result;
    }

    /// <summary>Passes a handle on, unless it is null, which stands for failure.</summary>
    public static nint NotNull(nint handle)
    {
        if (handle == 0)
            ThrowIfFailed();
        return handle;
    }
}
