using RetinaBench.Experiments.Visualisation;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Visualisation;

public sealed class RadialProfileTests
{
    private static readonly MovieGeometry Geometry = new(3, 41, 51);

    [Fact]
    public void Of_DiscInARing_ShowsBothAndTheFrameWithMostContrast()
    {
        float[] movie = new float[Geometry.Pixels];
        Draw(movie, frame: 0, inner: -0.1f, outer: 0.05f);
        Draw(movie, frame: 1, inner: -1, outer: 0.5f);
        RadialProfile profile = RadialProfile.Of(movie, Geometry, rings: 10)!;

        Assert.Equal(1, profile.Frame);
        Assert.Equal(20, profile.Row, 1e-6);
        Assert.Equal(30, profile.Column, 1e-6);
        Assert.Equal([-1, -1, -1, 0.5, 0.5, 0, 0, 0, 0, 0], profile.Means);
        Assert.Equal(new SurroundIndex(0.5, 3), SurroundIndex.Of(profile.Means));
    }

    [Fact]
    public void Of_EmptyMovie_HasNone() => Assert.Null(RadialProfile.Of(new float[Geometry.Pixels], Geometry, 5));

    [Fact]
    public void SurroundIndex_WithoutOppositeSign_IsZero()
    {
        Assert.Equal(new SurroundIndex(0, 4), SurroundIndex.Of([1, 0.8, 0.3, 0.1]));
        Assert.Equal(new SurroundIndex(0, 1), SurroundIndex.Of([2, 0, 0]));
        Assert.Null(SurroundIndex.Of([0, 1, -1]));
        Assert.Null(SurroundIndex.Of(null));
    }

    // A disc of radius 6 in a ring to radius 10, around row 20, column 30; radii are exclusive.
    private static void Draw(float[] movie, int frame, float inner, float outer)
    {
        for (int i = 0; i < Geometry.PixelsPerFrame; i++)
        {
            double distance = double.Hypot((i / Geometry.Columns) - 20, (i % Geometry.Columns) - 30);
            movie[(frame * Geometry.PixelsPerFrame) + i] = distance < 6 ? inner : distance < 10 ? outer : 0;
        }
    }
}
