using RetinaBench.Reports.Figures;

namespace RetinaBench.Tests.Reports.Figures;

public sealed class PngWriterTests
{
    [Theory]
    [InlineData(1, 1, PixelFormat.Grayscale)]
    [InlineData(3, 5, PixelFormat.Grayscale)]
    [InlineData(7, 2, PixelFormat.Rgb)]
    [InlineData(255, 255, PixelFormat.Grayscale)]
    public void Write_AnyPixels_AreReadBackBitExactly(int rows, int columns, PixelFormat format)
    {
        int stride = columns * (format == PixelFormat.Rgb ? 3 : 1);
        byte[] pixels = new byte[rows * stride];
        new Random(rows).NextBytes(pixels);

        var png = new PngReader(Written(pixels, rows, columns, format));
        Assert.Equal(["IHDR", "IDAT", "IEND"], png.Types);
        Assert.Equal([0, 0, 0, (byte)columns, 0, 0, 0, (byte)rows, 8, (byte)(format == PixelFormat.Rgb ? 2 : 0), 0, 0, 0], png.Header);
        Assert.Equal(pixels, PngReader.Pixels(png.Chunks[1].Data, rows, stride));
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytesAndLeavesTheStreamOpen()
    {
        byte[] pixels = [.. Enumerable.Range(0, 64).Select(i => (byte)(i * 4))];
        Assert.Equal(Written(pixels, 8, 8, PixelFormat.Grayscale), Written(pixels, 8, 8, PixelFormat.Grayscale));
        using var stream = new MemoryStream();
        PngWriter.Write(stream, pixels, 8, 8);
        Assert.True(stream.CanWrite);
    }

    [Theory]
    [InlineData(2, 3, 5, "5 bytes of pixels; 2 x 3 Grayscale needs 6")]
    [InlineData(0, 3, 0, "rows is 0; it must be in [1, 65535]")]
    [InlineData(2, 65536, 5, "columns is 65536; it must be in [1, 65535]")]
    [InlineData(65535, 65535, 5, "at most 1073741824")]
    public void Write_WrongSizes_AreRefusedBeforeAnythingIsWritten(int rows, int columns, int bytes, string message)
    {
        using var stream = new MemoryStream();
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => PngWriter.Write(stream, new byte[bytes], rows, columns)).Message);
        Assert.Equal(0, stream.Length);
    }

    private static byte[] Written(byte[] pixels, int rows, int columns, PixelFormat format)
    {
        using var stream = new MemoryStream();
        PngWriter.Write(stream, pixels, rows, columns, format);
        return stream.ToArray();
    }
}
