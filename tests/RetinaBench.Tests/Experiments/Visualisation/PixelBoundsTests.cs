using RetinaBench.Experiments.Visualisation;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Visualisation;

public sealed class PixelBoundsTests
{
    private static readonly MovieGeometry Geometry = new(3, 6, 7);

    [Fact]
    public void Include_Nothing_IsEmpty()
    {
        var bounds = new PixelBounds(Geometry);
        bounds.Include(new float[Geometry.Pixels]);
        Assert.True(bounds.FirstRow >= bounds.EndRow && bounds.FirstColumn >= bounds.EndColumn);
    }

    [Fact]
    public void Include_PixelsOneByOne_HoldsAllOfThem()
    {
        var bounds = new PixelBounds(Geometry);
        (int Row, int Column)[] pixels = [(2, 3), (2, 5), (4, 1), (0, 6), (5, 0), (3, 3)];
        for (int i = 0; i < pixels.Length; i++)
        {
            float[] movie = new float[Geometry.Pixels];
            movie[(i % Geometry.Frames * Geometry.PixelsPerFrame) + (pixels[i].Row * Geometry.Columns) + pixels[i].Column] = float.Epsilon;
            bounds.Include(movie);
            (int Row, int Column)[] seen = pixels[..(i + 1)];
            Assert.Equal(
                (seen.Min(p => p.Row), seen.Max(p => p.Row) + 1, seen.Min(p => p.Column), seen.Max(p => p.Column) + 1),
                (bounds.FirstRow, bounds.EndRow, bounds.FirstColumn, bounds.EndColumn));
        }
    }
}
