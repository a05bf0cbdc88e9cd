using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Stimuli;

public sealed class DotSceneTests
{
    /// <summary>Lattice points in discs of radius 0, 1, 2 ...: the Gauss circle problem, OEIS A000328.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 5)]
    [InlineData(2, 13)]
    [InlineData(3, 29)]
    [InlineData(4, 49)]
    [InlineData(5, 81)]
    [InlineData(6, 113)]
    [InlineData(7, 149)]
    [InlineData(8, 197)]
    [InlineData(9, 253)]
    [InlineData(10, 317)]
    public void RenderFrame_OneDotInView_LightsTheLatticePointsOfItsDisc(int radius, int pixels)
    {
        var scene = new DotScene(new(1, 40, 40), radius, 0, 40, [new(20, 20, 0)]);
        Assert.Equal(pixels, Stimulus.FromScene("disc", scene, 0).CountLitPixels());
    }

    [Theory]
    [InlineData(0, 0, 6)]
    [InlineData(-2, 5, 1)]
    [InlineData(-3, 5, 0)]
    [InlineData(9, 11, 6)]
    [InlineData(11, 5, 1)]
    [InlineData(12, 5, 0)]
    [InlineData(5, -2, 1)]
    [InlineData(5, -3, 0)]
    [InlineData(5, 13, 1)]
    [InlineData(5, 14, 0)]
    public void RenderFrame_DotAtTheEdge_LightsWhatIsVisible(int row, int column, int lit)
    {
        // A disc of radius 2 has rows of 1, 3, 5, 3, 1 pixels; a quarter with its axes has 3 + 2 + 1.
        var scene = new DotScene(new(1, 10, 12), 2, -20, 40, [new(row, column, 0)]);
        Assert.Equal(lit, Stimulus.FromScene("edge", scene, 0).CountLitPixels());
        Assert.Equal(lit > 0 ? 1 : 0, scene.PositionsAt(0).Length);
    }

    [Fact]
    public void RenderFrame_OverlappingDots_StayOne()
    {
        var scene = new DotScene(new(1, 20, 20), 3, 0, 20, [new(10, 10, 0), new(10, 11, 0), new(10, 10, 0)]);
        float[] frame = new float[400];
        scene.RenderFrame(0, frame);
        Assert.All(frame, pixel => Assert.True(pixel is 0 or 1));
        // The union of two discs of radius 3 one column apart: 29 pixels and one more in each of 7 rows.
        Assert.Equal(36, frame.Sum());
    }

    [Fact]
    public void RenderFrame_MemoryWithOldContent_IsOverwritten()
    {
        var scene = new DotScene(new(1, 4, 4), 0, 0, 4, [new(1, 2, 0)]);
        float[] frame = [.. Enumerable.Repeat(7f, 16)];
        scene.RenderFrame(0, frame);
        Assert.Equal(Enumerable.Range(0, 16).Select(i => i == 6 ? 1f : 0f), frame);
    }

    [Fact]
    public void PositionsAt_TenStepsOfOneTenth_AddUpToLessThanOne()
    {
        // In IEEE double precision ten additions of 0.1 give 0.9999999999999999; a product 10 * 0.1 would give column 1.
        var scene = new DotScene(new(12, 3, 9), 0, 0, 9, [new(1, 0, 0.1)]);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], Columns(scene));
    }

    [Fact]
    public void PositionsAt_TenStepsOfMinusOneTenth_StayInTheField()
    {
        // 1 less ten times 0.1, one after the other, leaves 1.4e-16: still the field's first column, and gone a frame later.
        var scene = new DotScene(new(12, 3, 9), 0, 0, 9, [new(1, 1, -0.1)]);
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null], Columns(scene));
    }

    [Fact]
    public void PositionsAt_NegativeVisibleColumn_IsTruncatedInFieldCoordinates()
    {
        // Column -0.5 is 9.5 from the field's begin, drawn at 9, that is -1; truncation in visible coordinates would give 0.
        var scene = new DotScene(new(3, 3, 9), 1, -10, 20, [new(1, 0, -0.5)]);
        Assert.Equal([0, -1, -1], Columns(scene));
    }

    [Fact]
    public void PositionsAt_DotThatLeftTheField_IsGoneForGood()
    {
        var right = new DotScene(new(4, 3, 9), 0, 0, 9, [new(1, 7, 1)]);
        Assert.Equal([7, 8, null, null], Columns(right));
        var left = new DotScene(new(4, 3, 9), 0, 0, 9, [new(1, 1, -1)]);
        Assert.Equal([1, 0, null, null], Columns(left));
    }

    [Fact]
    public void PositionsAt_DotEnteringTheView_ComesFromTheField()
    {
        Assert.Equal([null, null, -1, 0], Columns(new DotScene(new(4, 3, 9), 1, -5, 20, [new(1, -3, 1)])));
        Assert.Equal([null, -2, -1, 0], Columns(new DotScene(new(4, 3, 9), 2, -5, 20, [new(1, -3, 1)])));
    }

    /// <summary>A second implementation, pixel by pixel: is there a living dot within the radius?</summary>
    [Fact]
    public void RenderFrame_RandomScenes_AgreeWithAPixelByPixelSearch()
    {
        for (uint number = 0; number < 200; number++)
        {
            var stream = new RandomStream(11, "scenes", number);
            int rows = 1 + stream.NextInt(30), columns = 1 + stream.NextInt(30), radius = stream.NextInt(7);
            int fieldMinimum = -stream.NextInt(20), fieldEnd = columns + stream.NextInt(20);
            var geometry = new MovieGeometry(1 + stream.NextInt(12), rows, columns);
            Dot[] dots =
            [
                .. Enumerable.Range(0, stream.NextInt(12)).Select(_ => new Dot(
                    stream.NextInt(60) - 15, Math.Min(stream.NextUniform(fieldMinimum, fieldEnd), fieldEnd - 0.25), Math.Round(stream.NextUniform(-4, 4), 2))),
            ];
            var scene = new DotScene(geometry, radius, fieldMinimum, fieldEnd, dots);
            float[] movie = new float[geometry.Pixels];
            Stimulus.FromScene("random", scene, 0).Render(movie);
            Assert.Equal(Search(geometry, radius, fieldMinimum, fieldEnd, dots), movie);
        }
    }

    [Fact]
    public void PositionsAt_EveryFrame_HoldsExactlyTheDotsThatCanLightAPixel()
    {
        Stimulus stimulus = SmallEnvironments.Get("alpha-sweep").Create(2, 0);
        var scene = (DotScene)stimulus.Scene!;
        for (int frame = 0; frame < scene.Geometry.Frames; frame++)
        {
            foreach (DotPosition at in scene.PositionsAt(frame))
            {
                Assert.InRange(at.Row, -scene.Radius, scene.Geometry.Rows - 1 + scene.Radius);
                Assert.InRange(at.Column, -scene.Radius, scene.Geometry.Columns - 1 + scene.Radius);
            }
        }
    }

    [Theory]
    [InlineData(-1, 0, 10)]
    [InlineData(DotScene.MaximumRadius + 1, 0, 10)]
    [InlineData(1, 10, 10)]
    [InlineData(1, int.MinValue, int.MaxValue)]
    public void Constructor_RadiusOrFieldOutsideItsRange_Throws(int radius, int fieldMinimum, int fieldEnd) =>
        Assert.ThrowsAny<ArgumentException>(() => new DotScene(new(1, 5, 5), radius, fieldMinimum, fieldEnd, []));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(10, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(0, double.PositiveInfinity)]
    public void Constructor_DotOutsideTheFieldOrNotFinite_Throws(double column, double velocity) =>
        Assert.Contains("dot 0", Assert.Throws<ArgumentException>(() => new DotScene(new(1, 5, 5), 1, 0, 10, [new(0, column, velocity)])).Message, StringComparison.Ordinal);

    [Fact]
    public void Frames_OutsideTheMovie_Throw()
    {
        var scene = new DotScene(new(2, 5, 5), 1, 0, 10, []);
        Assert.Throws<ArgumentOutOfRangeException>(() => scene.PositionsAt(2).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => scene.PositionsAt(-1).Length);
        Assert.Throws<ArgumentException>(() => scene.RenderFrame(0, new float[24]));
    }

    [Fact]
    public void HalfWidth_EveryRowOfEveryDisc_IsTheLargestColumnWithin()
    {
        for (int radius = 0; radius <= DotScene.MaximumRadius; radius += radius < 40 ? 1 : 41)
        {
            for (int dr = -radius; dr <= radius; dr++)
            {
                int half = DotScene.HalfWidth(radius, dr);
                Assert.True((half * half) + (dr * dr) <= radius * radius && ((half + 1) * (half + 1)) + (dr * dr) > radius * radius);
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => DotScene.HalfWidth(5, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => DotScene.HalfWidth(5, int.MinValue));
    }

    private static int?[] Columns(DotScene scene) =>
        [.. Enumerable.Range(0, scene.Geometry.Frames).Select(frame => scene.PositionsAt(frame) is [var only] ? only.Column : (int?)null)];

    private static float[] Search(MovieGeometry geometry, int radius, int fieldMinimum, int fieldEnd, Dot[] dots)
    {
        float[] movie = new float[geometry.Pixels];
        foreach (Dot dot in dots)
        {
            double position = dot.Column - fieldMinimum;
            for (int frame = 0; frame < geometry.Frames && position >= 0 && position < fieldEnd - fieldMinimum; frame++, position += dot.Velocity)
            {
                int column = (int)Math.Floor(position) + fieldMinimum;
                for (int pixel = 0; pixel < geometry.PixelsPerFrame; pixel++)
                {
                    int dr = (pixel / geometry.Columns) - dot.Row, dc = (pixel % geometry.Columns) - column;
                    if ((dr * dr) + (dc * dc) <= radius * radius)
                        movie[(frame * geometry.PixelsPerFrame) + pixel] = 1;
                }
            }
        }

        return movie;
    }
}
