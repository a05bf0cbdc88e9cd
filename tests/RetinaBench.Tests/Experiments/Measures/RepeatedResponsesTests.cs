using RetinaBench.Experiments.Measures;

namespace RetinaBench.Tests.Experiments.Measures;

public sealed class RepeatedResponsesTests
{
    [Fact]
    public void Parts_OfKnownResponses_AreTheirs()
    {
        RepeatedResponses responses = new([[1, 2, 3], [3, 2, 1], [5, 5, 5]]);
        Assert.Equal((3, 3), (responses.Count, responses.Frames));
        Assert.Equal([3, 3, 3], responses.Mean);
        Assert.Equal([3, 3.5, 4], responses.MeanOf([0, 2]));
        Assert.Equal([1, 2, 3, 5, 5, 5], responses.WithoutRepeat(1).All);
        Assert.Equal([1, 3, 3, 1, 5, 5], responses.WithoutFrames(1, 2).All);
        Assert.False(responses.IsConstant);
        Assert.True(new RepeatedResponses([[2, 2], [2, 2]]).IsConstant);
    }

    [Fact]
    public void Constructor_WhatHasNoNoise_SaysWhy()
    {
        Assert.Contains("at least 2", Assert.Throws<ArgumentException>(() => new RepeatedResponses([[1, 2, 3]])).Message, StringComparison.Ordinal);
        Assert.Contains("at least 2", Assert.Throws<ArgumentException>(() => new RepeatedResponses([[1], [2]])).Message, StringComparison.Ordinal);
        Assert.Contains("repeat 1 has 2 frames", Assert.Throws<ArgumentException>(() => new RepeatedResponses([[1, 2, 3], [1, 2]])).Message, StringComparison.Ordinal);
        Assert.Contains("repeat 1 is NaN in frame 2", Assert.Throws<ArgumentException>(() => new RepeatedResponses([[1, 2, 3], [1, 2, double.NaN]])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Golden.Responses.MeanOf([]));
    }
}
