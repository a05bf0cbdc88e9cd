using RetinaBench.Experiments.Visualisation;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Visualisation;

public sealed class MovieClipTests
{
    private static readonly MovieGeometry Geometry = new(2, 4, 6);

    [Fact]
    public void ToBytes_OfTheMiddle_AreTheNearestShades()
    {
        // Intensity (row - 2) / 2 + column / 100 in frame 0, zeros in frame 1.
        float[] movie = [.. Enumerable.Range(0, Geometry.Pixels).Select(i => i < 24 ? (((i / 6) - 2) / 2f) + (i % 6 / 100f) : 0)];
        MovieClip clip = MovieClip.Of(movie, Geometry, 2);
        Assert.Equal((2, 2, 2), (clip.Frames, clip.Rows, clip.Columns));
        // Rows 1 and 2, columns 2 and 3: -0.48, -0.47, 0.02, 0.03, the nearest eighths being -1/2 and 0.
        Assert.Equal([128 - 60, 128 - 60, 128, 128, 128, 128, 128, 128], clip.ToBytes());
        Assert.Equal(4, MovieClip.Of(movie, Geometry, 100).Rows);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    public void ToBytes_DamagedData_AreRefused(string data) =>
        Assert.Throws<InvalidDataException>(() => new MovieClip(2, 2, 2, data).ToBytes());

    [Fact]
    public void ToBytes_OfAnotherLength_AreRefused()
    {
        MovieClip clip = MovieClip.Of(new float[Geometry.Pixels], Geometry, 2);
        Assert.Throws<InvalidDataException>(() => (clip with { Frames = 1 }).ToBytes());
        Assert.Throws<InvalidDataException>(() => (clip with { Frames = 3 }).ToBytes());
    }
}
