using System.Runtime.InteropServices;

namespace RetinaBench.Reference.Tests.Yan2020.Network;

/// <summary>Numbers that stay where they are while a worker reads or writes them.</summary>
internal sealed unsafe class Pinned(float[] values) : IDisposable
{
    private GCHandle _handle = GCHandle.Alloc(values, GCHandleType.Pinned);

    /// <summary>The numbers.</summary>
    public float[] Values => values;

    /// <summary>The first of them.</summary>
    public float* Pointer => (float*)_handle.AddrOfPinnedObject();

    /// <summary>Lets them go.</summary>
    public void Dispose() => _handle.Free();
}
