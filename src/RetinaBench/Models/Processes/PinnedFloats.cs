using System.Buffers;

namespace RetinaBench.Models.Processes;

/// <summary>A pinned span as memory, so that what comes through a pipe is read into where it is wanted. Good for as long as the span is pinned.</summary>
internal sealed unsafe class PinnedFloats(float* start, int length) : MemoryManager<float>
{
    /// <inheritdoc/>
    public override Span<float> GetSpan() => new(start, length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
    }
}
