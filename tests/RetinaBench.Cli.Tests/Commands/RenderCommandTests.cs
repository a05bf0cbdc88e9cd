using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Stimuli;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class RenderCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Render_FrameOfAScene_HasItsPixels(int scale)
    {
        string scenes = _folder.Write("scenes.json", SceneText.Valid), path = _folder.At("frame.png");

        CliRun run = CliRun.Of("render", "--scenes", scenes, "--id", "first", "--frame", "10", "--scale", $"{scale}", "--out", path).AssertDone();

        Assert.Equal(path + "\n", run.Out);
        byte[,] pixels = GrayscalePixels(path);
        float[] expected = new float[255 * 255];
        SceneFile.Read(scenes).Scenes[0].Scene.RenderFrame(10, expected);
        Assert.Equal(255 * scale, pixels.GetLength(0));
        Assert.Equal(255 * scale, pixels.GetLength(1));
        for (int row = 0; row < 255 * scale; row++)
        {
            for (int column = 0; column < 255 * scale; column++)
                Assert.Equal(expected[(row / scale * 255) + (column / scale)] * 255, pixels[row, column]);
        }

        // The dot that begins at column 50 with 2 pixels a frame is centred on column 70; its disc is 11 pixels wide.
        Assert.Equal([0, 255, 255, 0], [pixels[100 * scale, 64 * scale], pixels[100 * scale, 65 * scale], pixels[100 * scale, 75 * scale], pixels[100 * scale, 76 * scale]]);
    }

    [Fact]
    public void Render_Animated_HasEveryFrame()
    {
        string path = _folder.At("movie.png");

        CliRun.Of("render", "--environment", "alpha-sweep", "--suite", "murray2021", "--point", "20", "--ordinal", "7", "--animated", "--out", path).AssertDone();

        (string Type, byte[] Data)[] chunks = [.. Chunks(path)];
        Assert.Equal(51, BinaryPrimitives.ReadInt32BigEndian(chunks.Single(c => c.Type == "acTL").Data));
        Assert.Equal(51, chunks.Count(c => c.Type == "fcTL"));
    }

    [Fact]
    public void Render_TwoOrdinals_DifferAndEachIsTheSameAgain()
    {
        byte[] Picture(int ordinal)
        {
            string path = _folder.At($"{ordinal}.png");
            CliRun.Of("render", "--environment", "s-sweep", "--point", "3", "--ordinal", $"{ordinal}", "--out", path).AssertDone();
            return File.ReadAllBytes(path);
        }

        Assert.Equal(Picture(0), Picture(0));
        Assert.NotEqual(Picture(0), Picture(1));
    }

    public void Dispose() => _folder.Dispose();

    private static byte[,] GrayscalePixels(string path)
    {
        (string Type, byte[] Data)[] chunks = [.. Chunks(path)];
        byte[] header = chunks.Single(c => c.Type == "IHDR").Data;
        int columns = BinaryPrimitives.ReadInt32BigEndian(header), rows = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        Assert.Equal([8, 0], header[8..10]);
        using var inflated = new ZLibStream(new MemoryStream([.. chunks.Where(c => c.Type == "IDAT").SelectMany(c => c.Data)]), CompressionMode.Decompress);
        byte[,] pixels = new byte[rows, columns];
        byte[] line = new byte[1 + columns];
        for (int row = 0; row < rows; row++)
        {
            inflated.ReadExactly(line);
            Assert.Equal(0, line[0]);
            for (int column = 0; column < columns; column++)
                pixels[row, column] = line[1 + column];
        }

        return pixels;
    }

    private static IEnumerable<(string Type, byte[] Data)> Chunks(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], file[..8]);
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            yield return (Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]);
            at += 12 + length;
        }
    }
}
