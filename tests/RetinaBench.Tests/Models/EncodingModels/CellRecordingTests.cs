using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Models.EncodingModels;

public sealed class CellRecordingTests
{
    private static readonly FrameArray s_movie = new(new(3, 1, 1), new float[3]);

    [Theory]
    [InlineData(new float[] { 1, 0 }, 30, "recording: 2 responses to 3 frames: there must be one for each")]
    [InlineData(new[] { 1, -0.5f, 0 }, 30, "recording: the response to frame 1 is -0.5: valid are finite numbers from 0")]
    [InlineData(new[] { 1, 0, float.NaN }, 30, "recording: the response to frame 2 is NaN: valid are finite numbers from 0")]
    [InlineData(new[] { float.PositiveInfinity, 0, 0 }, 30, "recording: the response to frame 0 is Infinity: valid are finite numbers from 0")]
    [InlineData(new float[] { 1, 0, 0 }, 0, "recording: 0 frames a second are not in (0, 1000000]")]
    public void Constructor_NumbersThatDoNotFit_AreNamed(float[] responses, double frameRate, string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => new CellRecording(s_movie, responses, ResponseUnit.Spikes, frameRate)).Message);

    [Fact]
    public void Problems_OfFitOptions_NameMemberValueAndRange()
    {
        Assert.Empty(new FitOptions().Problems());
        Assert.Equal(
            ["validationShare: 0.6 is not in [0, 0.5]", "threads: 0 is not in [1, 1024]"],
            new FitOptions { ValidationShare = 0.6, Threads = 0 }.Problems().Select(p => $"{p.Member}: {p.What}"));
        Assert.Equal(60, new FitOptions().ValidationFrames(600));
    }
}
