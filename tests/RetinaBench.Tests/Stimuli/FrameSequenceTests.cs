using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Tests.Stimuli;

/// <summary>Long movies: bits against numbers, and noise drawn into bits against the noise of the environment.</summary>
public sealed class FrameSequenceTests
{
    [Theory]
    [InlineData(8, 8)]
    [InlineData(5, 7)]
    [InlineData(3, 11)]
    [InlineData(4, 16)]
    public void Draw_EveryPixel_IsThatOfTheEnvironment(int rows, int columns)
    {
        const int Frames = 50, Ordinal = 3;
        var environment = new WhiteNoiseEnvironment("noise", 1, new() { Frames = Frames, Rows = rows, Columns = columns, CheckSize = 1, Mean = 0, Seed = 77 });
        float[] expected = new float[environment.Geometry.Pixels];
        environment.Create(0, Ordinal).Render(expected);

        PackedMovie movie = PackedNoise.Draw(environment, Ordinal);

        float[] all = new float[expected.Length];
        movie.Read(0, all);
        Assert.Equal(expected, all);
        Assert.All(all, pixel => Assert.True(pixel is -0.5f or 0.5f));
        float[] some = new float[7 * environment.Geometry.PixelsPerFrame];
        movie.Read(41, some);
        Assert.Equal(expected[(41 * environment.Geometry.PixelsPerFrame)..(48 * environment.Geometry.PixelsPerFrame)], some);
    }

    [Fact]
    public void Draw_NoiseThatIsNoBits_NamesWhatItIs()
    {
        var gaussian = new WhiteNoiseEnvironment("noise", 1, new() { Frames = 5, Rows = 4, Columns = 4, CheckSize = 1, Distribution = WhiteNoiseDistribution.Gaussian, Seed = 1 });
        InputException e = Assert.Throws<InputException>(() => PackedNoise.Draw(gaussian, 0));
        Assert.Equal("environment 'noise': Gaussian noise with checkSize 1 and hold 1 is not kept as bits: valid is Binary with 1 and 1", e.Message);
    }

    [Fact]
    public void Read_FrameArray_GivesItsNumbersBack()
    {
        float[] pixels = [.. Enumerable.Range(0, 5 * 2 * 3).Select(i => i / 7f)];
        var movie = new FrameArray(new(5, 2, 3), pixels);
        float[] read = new float[12];
        movie.Read(3, read);
        Assert.Equal(pixels[18..], read);
    }

    [Theory]
    [InlineData(-1, 6)]
    [InlineData(4, 12)]
    [InlineData(0, 7)]
    [InlineData(0, 36)]
    public void Read_FramesThatAreNotThere_AreRefused(int first, int values)
    {
        IFrameSequence[] movies = [new FrameArray(new(5, 2, 3), new float[30]), new PackedMovie(new(5, 2, 3), new byte[5], 0, 1)];
        Assert.All(movies, movie => Assert.ThrowsAny<ArgumentException>(() => movie.Read(first, new float[values])));
    }

    [Fact]
    public void Constructor_WrongNumberOfValues_SaysHowManyThereMustBe()
    {
        Assert.Contains("has 30 pixels, not 29", Assert.Throws<ArgumentException>(() => new FrameArray(new(5, 2, 3), new float[29])).Message, StringComparison.Ordinal);
        Assert.Contains("packs to 5 bytes, not 4", Assert.Throws<ArgumentException>(() => new PackedMovie(new(5, 2, 3), new byte[4], 0, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new PackedMovie(new(5, 2, 3), new byte[5], 0, float.NaN));
    }
}
