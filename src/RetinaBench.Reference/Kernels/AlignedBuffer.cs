using System.Runtime.InteropServices;

namespace RetinaBench.Reference.Kernels;

/// <summary>Unmanaged memory on 64-byte boundaries, the size of a cache line and of the widest vector.</summary>
/// <remarks>Freed by <see cref="Free"/>, or by the finaliser: whoever uses <see cref="Pointer"/> must keep the owner alive. The collector does not know how large it is: large ones should not wait for it.</remarks>
internal sealed unsafe class AlignedBuffer<T>
    where T : unmanaged
{
    private const int Alignment = 64;

    /// <summary>Makes a buffer of zeros.</summary>
    public AlignedBuffer(int length = 0) => Reserve(length);

    ~AlignedBuffer() => NativeMemory.AlignedFree(Pointer);

    /// <summary>The first element; changes when <see cref="Reserve"/> grows the buffer.</summary>
    public T* Pointer { get; private set; }

    /// <summary>Number of elements.</summary>
    public int Length { get; private set; }

    /// <summary>All elements.</summary>
    public Span<T> Span => new(Pointer, Length);

    /// <summary>Frees the memory at once; what is reserved after that is new.</summary>
    public void Free()
    {
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
        Length = 0;
    }

    /// <summary>Grows to at least the given length; old elements stay, new ones are zero.</summary>
    public void Reserve(int length)
    {
        if (length <= Length && Pointer != null)
            return;
        int grown = Length == 0 ? Math.Max(1, length) : (int)Math.Min(int.MaxValue, Math.Max((long)Length * 3 / 2, length));
        nuint bytes = checked((nuint)grown * (nuint)sizeof(T));
        T* pointer = (T*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(pointer, bytes);
        Span.CopyTo(new Span<T>(pointer, grown));
        NativeMemory.AlignedFree(Pointer);
        Pointer = pointer;
        Length = grown;
    }
}
