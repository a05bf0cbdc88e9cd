using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Stimuli;

public sealed class StimulusTests
{
    [Fact]
    public void RenderFrame_InAnyOrder_IsTheSameAsTheWholeMovie()
    {
        Stimulus stimulus = SmallEnvironments.Get("alpha-sweep").Create(1, 4);
        MovieGeometry geometry = stimulus.Geometry;
        float[] movie = new float[geometry.Pixels], frame = new float[geometry.PixelsPerFrame];
        stimulus.Render(movie);
        foreach (int i in new RandomStream(1, "order").DrawWithoutReplacement(geometry.Frames, geometry.Frames))
        {
            stimulus.RenderFrame(i, frame);
            Assert.Equal(movie.AsSpan(i * frame.Length, frame.Length).ToArray(), frame);
        }

        Assert.Equal(movie.Sum(), stimulus.CountLitPixels());
    }

    [Fact]
    public void FromFrames_Frames_AreRenderedAsTheyAre()
    {
        float[] frames = [0, 0.5f, -1, 2, 0, 1, 1, 0.25f];
        var stimulus = Stimulus.FromFrames("grey", new(2, 2, 2), frames, -1);
        float[] movie = new float[8], frame = new float[4];
        stimulus.Render(movie);
        stimulus.RenderFrame(1, frame);
        Assert.Equal(frames, movie);
        Assert.Equal(frames[4..], frame);
        Assert.Null(stimulus.Scene);
        Assert.Equal(5, stimulus.CountLitPixels());
    }

    [Fact]
    public void Arguments_OutsideTheirRange_Throw()
    {
        var stimulus = Stimulus.FromFrames("grey", new(2, 1, 3), new float[6], -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => stimulus.RenderFrame(2, new float[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => stimulus.RenderFrame(-1, new float[3]));
        Assert.Throws<ArgumentException>(() => stimulus.RenderFrame(0, new float[4]));
        Assert.Throws<ArgumentException>(() => stimulus.Render(new float[5]));
        Assert.Throws<ArgumentException>(() => Stimulus.FromFrames("grey", new(2, 1, 3), new float[5], -1));
        Assert.Throws<ArgumentException>(() => Stimulus.FromFrames(string.Empty, new(2, 1, 3), new float[6], -1));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, -1)]
    public void MovieGeometry_NoFramesRowsOrColumns_Throws(int frames, int rows, int columns)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MovieGeometry(frames, rows, columns));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MovieGeometry(1, 1, 1) with { Frames = frames, Rows = rows, Columns = columns });
    }
}
