using RetinaBench.Tests.Reports.Figures;

namespace RetinaBench.Tests;

public sealed class Crc32Tests
{
    [Fact]
    public void Of_CheckString_IsThePublishedValue()
    {
        // The check value of CRC-32/ISO-HDLC in the Catalogue of parametrised CRC algorithms.
        Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8));
    }

    [Fact]
    public void Of_EmptyEndChunk_IsTheConstantThatEndsEveryPng()
    {
        Assert.Equal(0xAE426082u, Crc32.Of("IEND"u8));
        Assert.Equal(0u, Crc32.Of([]));
    }

    [Fact]
    public void Append_AnySplit_EqualsTheWhole()
    {
        byte[] bytes = new byte[300];
        new Random(7).NextBytes(bytes);
        for (int split = 0; split <= bytes.Length; split++)
            Assert.Equal(PngReader.BitwiseCrc(bytes), Crc32.Append(Crc32.Of(bytes.AsSpan(0, split)), bytes.AsSpan(split)));
    }
}
