using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Tests.Kernels;

public sealed unsafe class AlignedBufferTests
{
    [Fact]
    public void Reserve_Growing_KeepsElementsAndAddsZerosOnCacheLines()
    {
        var buffer = new AlignedBuffer<int>(3);
        buffer.Span[2] = 7;
        buffer.Reserve(1000);
        Assert.Equal(7, buffer.Span[2]);
        Assert.All(buffer.Span[3..].ToArray(), v => Assert.Equal(0, v));
        Assert.Equal(0, (nint)buffer.Pointer % 64);
        Assert.True(buffer.Length >= 1000);
    }

    [Fact]
    public void Free_AgainAndThenReserved_StartsAnew()
    {
        var buffer = new AlignedBuffer<int>(3);
        buffer.Span.Fill(7);
        buffer.Free();
        buffer.Free();
        Assert.Equal(0, buffer.Span.Length);
        buffer.Reserve(2);
        Assert.Equal([0, 0], buffer.Span.ToArray());
        buffer.Free();
    }
}
