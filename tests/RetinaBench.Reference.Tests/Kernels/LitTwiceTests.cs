using RetinaBench.Reference.Kernels;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Kernels;

public sealed unsafe class LitTwiceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Find_CrowdedScene_CountsEachPixelOnceLessThanItsDots(int radius)
    {
        var geometry = new MovieGeometry(6, 40, 150);
        var stream = new RandomStream((ulong)radius, "tests/lit-twice");
        var scene = new DotScene(geometry, radius, -20, 180, [.. Enumerable.Range(0, 120).Select(_ => new Dot(stream.NextInt(50) - 5, stream.NextInt(200) - 20, stream.NextUniform(-3, 3)))]);
        var expected = new int[geometry.Pixels];
        for (int frame = 0; frame < geometry.Frames; frame++)
        {
            foreach (DotPosition dot in scene.PositionsAt(frame))
            {
                for (int row = 0; row < geometry.Rows; row++)
                {
                    for (int column = 0; column < geometry.Columns; column++)
                    {
                        int dr = row - dot.Row, dc = column - dot.Column;
                        if ((dr * dr) + (dc * dc) <= radius * radius)
                            expected[(frame * geometry.PixelsPerFrame) + (row * geometry.Columns) + column]++;
                    }
                }
            }
        }

        var found = new LitTwice();
        for (int again = 0; again < 2; again++)
        {
            found.Find(scene);
            var actual = new int[geometry.Pixels];
            for (int i = 0; i < found.Count; i++)
                actual[(found.Pixels[i].Frame * geometry.PixelsPerFrame) + (found.Pixels[i].Row * geometry.Columns) + found.Pixels[i].Column]++;
            Assert.Equal(expected.Select(n => Math.Max(0, n - 1)), actual);
        }

        Assert.True(found.Count > 0);
    }
}
