using System.Buffers.Binary;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Tests.Reports.Figures;

public sealed class AnimatedPngWriterTests
{
    private const int Rows = 4;
    private const int Columns = 6;

    [Fact]
    public void Chunks_OfThreeFrames_FollowTheSpecification()
    {
        var png = new PngReader(Animation(3, loops: 7));
        Assert.Equal(["IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"], png.Types);
        Assert.Equal([0, 0, 0, 3, 0, 0, 0, 7], png.Chunks[1].Data);
    }

    [Fact]
    public void SequenceNumbers_OfControlAndDataChunks_RunFromZeroWithoutGaps()
    {
        var png = new PngReader(Animation(5));
        uint[] numbers = [.. png.Chunks.Where(chunk => chunk.Type is "fcTL" or "fdAT").Select(chunk => BinaryPrimitives.ReadUInt32BigEndian(chunk.Data))];
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8], numbers);
    }

    [Fact]
    public void FrameControl_OfEachFrame_StatesSizeAndItsOwnDelay()
    {
        var png = new PngReader(Animation(2));
        byte[][] controls = [.. png.Chunks.Where(chunk => chunk.Type == "fcTL").Select(chunk => chunk.Data)];
        // Sequence, width, height, x, y, delay numerator and denominator, dispose, blend: 26 bytes.
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, Columns, 0, 0, 0, Rows, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 25, 0, 0], controls[0]);
        Assert.Equal([0, 0, 0, 1, 0, 0, 0, Columns, 0, 0, 0, Rows, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 25, 0, 0], controls[1]);
    }

    [Fact]
    public void Frames_Each_AreReadBackBitExactly()
    {
        var png = new PngReader(Animation(4));
        byte[][] streams = [.. png.Chunks.Where(chunk => chunk.Type is "IDAT" or "fdAT").Select(chunk => chunk.Type == "IDAT" ? chunk.Data : chunk.Data[4..])];
        for (int frame = 0; frame < 4; frame++)
            Assert.Equal(Frame(frame), PngReader.Pixels(streams[frame], Rows, Columns));
    }

    [Fact]
    public void Animation_WrittenTwice_HasTheSameBytes()
    {
        Assert.Equal(Animation(3), Animation(3));
    }

    [Fact]
    public void AddFrame_WritesAtOnce_SoThatNoFrameIsKept()
    {
        using var stream = new MemoryStream();
        var writer = new AnimatedPngWriter(stream, Rows, Columns, 50);
        long before = stream.Length;
        for (int frame = 0; frame < 50; frame++)
        {
            writer.AddFrame(Frame(frame), FrameDelay.FramesPerSecond(25));
            // 38 bytes of frame control, then 12 of the data chunk and at least 8 of zlib.
            Assert.True(stream.Length >= before + 58);
            before = stream.Length;
        }
    }

    [Fact]
    public void Frames_FewerOrMoreThanAnnounced_AreRefused()
    {
        using var stream = new MemoryStream();
        var writer = new AnimatedPngWriter(stream, Rows, Columns, 1);
        Assert.Contains("0 of 1", Assert.Throws<InvalidOperationException>(writer.Finish).Message);
        writer.AddFrame(Frame(0), FrameDelay.FramesPerSecond(25));
        Assert.Throws<InvalidOperationException>(() => writer.AddFrame(Frame(1), FrameDelay.FramesPerSecond(25)));
        writer.Finish();
        Assert.Throws<InvalidOperationException>(writer.Finish);
    }

    [Fact]
    public void AddFrame_OfAnotherSize_IsRefusedAndWritesNothing()
    {
        using var stream = new MemoryStream();
        var writer = new AnimatedPngWriter(stream, Rows, Columns, 1);
        long before = stream.Length;
        Assert.Throws<ArgumentException>(() => writer.AddFrame(new byte[3], FrameDelay.FramesPerSecond(25)));
        Assert.Equal(before, stream.Length);
    }

    [Fact]
    public void Counts_OutsideTheirRanges_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnimatedPngWriter(Stream.Null, Rows, Columns, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnimatedPngWriter(Stream.Null, Rows, Columns, 1, loops: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FrameDelay.FramesPerSecond(0));
    }

    private static byte[] Animation(int frames, int loops = 0)
    {
        using var stream = new MemoryStream();
        var writer = new AnimatedPngWriter(stream, Rows, Columns, frames, loops: loops);
        for (int frame = 0; frame < frames; frame++)
            writer.AddFrame(Frame(frame), new FrameDelay((ushort)(frame + 1), 25));
        writer.Finish();
        return stream.ToArray();
    }

    private static byte[] Frame(int index)
    {
        byte[] pixels = new byte[Rows * Columns];
        new Random(index).NextBytes(pixels);
        return pixels;
    }
}
