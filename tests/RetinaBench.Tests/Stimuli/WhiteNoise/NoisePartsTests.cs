using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Tests.Stimuli.WhiteNoise;

/// <summary>Noise in independent parts, and consecutive movies of one part as one long movie.</summary>
public sealed class NoisePartsTests
{
    private static readonly WhiteNoiseOptions s_options = new() { Frames = 5, Rows = 8, Columns = 8, CheckSize = 1, Mean = 0, Parts = 3, Seed = 11 };

    /// <summary>64 pixels fill whole words of the stream, 63 do not: both ways of packing.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(7)]
    public void Draw_ConsecutiveMoviesOfAPart_AreThoseThatTheEnvironmentCreates(int rows)
    {
        var environment = new WhiteNoiseEnvironment("noise", 1, s_options with { Rows = rows, Columns = 9 });
        PackedMovie drawn = PackedNoise.Draw(environment, 2, 4, 3);
        Assert.Equal(new(15, rows, 9), drawn.Geometry);
        float[] packed = new float[drawn.Geometry.Pixels], created = new float[drawn.Geometry.Pixels];
        drawn.Read(0, packed);
        for (int i = 0; i < 3; i++)
            environment.Create(2, 4 + i).Render(created.AsSpan(i * environment.Geometry.Pixels, environment.Geometry.Pixels));
        Assert.Equal(created, packed);
        Assert.All(created, pixel => Assert.Equal(0.5f, Math.Abs(pixel)));
    }

    [Fact]
    public void Points_OfSeveralParts_AreNumberedAndDiffer()
    {
        var environment = new WhiteNoiseEnvironment("noise", 1, s_options);
        Assert.Equal([0, 1, 2], environment.Points.Select(point => point[WhiteNoiseEnvironment.PartCoordinate]));
        Assert.Equal(3, Enumerable.Range(0, 3).Select(part => Convert.ToHexString(PackedNoise.Draw(environment, part, 0, 1).Packed)).Distinct().Count());
        Assert.Empty(new WhiteNoiseEnvironment("noise", 1, s_options with { Parts = 1 }).Points.Single().Coordinates);
        Assert.Throws<ArgumentOutOfRangeException>(() => environment.Create(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PackedNoise.Draw(environment, 3, 0, 1));
        Assert.Equal("parts", Assert.Single((s_options with { Parts = 17 }).Problems()).Member);
    }
}
