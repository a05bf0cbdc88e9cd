using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Tests.Kernels;

public sealed class FrameBlocksTests
{
    [Theory]
    [InlineData(1, 1, 15)]
    [InlineData(16, 1, 0)]
    [InlineData(17, 2, 15)]
    [InlineData(51, 4, 13)]
    public void Layout_AnyNumberOfFrames_EndsWithTheLastFrame(int frames, int blocks, int padding)
    {
        var layout = new FrameBlocks(frames);
        Assert.Equal((blocks, padding), (layout.Count, layout.Padding));
        Assert.Equal(frames - 1, layout.FirstFrame(blocks - 1) + FrameBlocks.Lanes - 1);
    }
}
