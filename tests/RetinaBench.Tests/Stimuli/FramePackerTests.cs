using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Stimuli;

public sealed class FramePackerTests
{
    [Fact]
    public void TryPack_TenPixels_FillsBytesFromTheLowestBit()
    {
        byte[] packed = [0xFF, 0xFF];
        Assert.True(FramePacker.TryPack([1, 0, 0, 1, 0, 0, 0, 1, 0, 1], packed));
        Assert.Equal([0b1000_1001, 0b0000_0010], packed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65025)]
    public void TryPack_RandomPixels_AgreesBitByBit(int count)
    {
        var stream = new RandomStream(1, "pixels");
        float[] pixels = [.. Enumerable.Range(0, count).Select(_ => (float)stream.NextInt(2))];
        byte[] packed = new byte[FramePacker.PackedLength(count)];
        Assert.True(FramePacker.TryPack(pixels, packed));
        for (int bit = 0; bit < packed.Length * 8; bit++)
            Assert.Equal(bit < count && pixels[bit] > 0, (packed[bit / 8] >> (bit % 8) & 1) == 1);
    }

    [Theory]
    [InlineData(3, 0.5f)]
    [InlineData(9, 2f)]
    [InlineData(0, float.NaN)]
    [InlineData(9, -1f)]
    [InlineData(9, float.NaN)]
    public void TryPack_PixelThatIsNeitherZeroNorOne_IsRefused(int at, float value)
    {
        float[] pixels = new float[10];
        pixels[at] = value;
        Assert.False(FramePacker.TryPack(pixels, new byte[2]));
    }

    [Fact]
    public void TryPack_WrongLength_Throws() => Assert.Throws<ArgumentException>(() => FramePacker.TryPack(new float[9], new byte[1]));
}
