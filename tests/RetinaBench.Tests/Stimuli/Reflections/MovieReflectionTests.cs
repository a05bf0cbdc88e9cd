using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Reflections;
using RetinaBench.Stimuli.Variations;

namespace RetinaBench.Tests.Stimuli.Reflections;

public sealed class MovieReflectionTests
{
    /// <summary>The definition, pixel by pixel, against the movie as it was before.</summary>
    [Theory]
    [InlineData(Reflection.Mirror, false)]
    [InlineData(Reflection.Mirror, true)]
    [InlineData(Reflection.TimeReversal, false)]
    [InlineData(Reflection.TimeReversal, true)]
    public void Of_RandomMovies_MovesEveryPixelToItsPlace(Reflection reflection, bool dense)
    {
        for (uint number = 0; number < 50; number++)
        {
            Stimulus stimulus = Random(number, dense);
            MovieGeometry g = stimulus.Geometry;
            float[] before = Render(stimulus), after = Render(MovieReflection.Of(stimulus, reflection));
            for (int t = 0; t < g.Frames; t++)
            {
                for (int r = 0; r < g.Rows; r++)
                {
                    for (int c = 0; c < g.Columns; c++)
                    {
                        (int time, int column) = reflection == Reflection.Mirror ? (t, g.Columns - 1 - c) : (g.Frames - 1 - t, c);
                        Assert.Equal(before[(((time * g.Rows) + r) * g.Columns) + column], after[(((t * g.Rows) + r) * g.Columns) + c]);
                    }
                }
            }
        }
    }

    [Fact]
    public void Of_DotScene_StaysSparse() =>
        Assert.All(Enum.GetValues<Reflection>(), reflection => Assert.IsAssignableFrom<DiscScene>(MovieReflection.Of(Random(3, dense: false), reflection).Scene));

    /// <summary>At 0.5 pixels a frame to the right a dot is drawn at 3, 3, 4; mirrored in 9 columns at 5, 5, 4, which no dot moving left is.</summary>
    [Fact]
    public void Of_MovingDot_MirrorsWhereItIsDrawnAndNotHowItMoves()
    {
        var scene = new DotScene(new(3, 3, 9), 0, 0, 9, [new(1, 3, 0.5)]);
        var mirrored = (DiscScene)MovieReflection.Of(scene, Reflection.Mirror);
        Assert.Equal([5, 5, 4], Enumerable.Range(0, 3).Select(frame => mirrored.PositionsAt(frame)[0].Column));
        var reversed = (DiscScene)MovieReflection.Of(scene, Reflection.TimeReversal);
        Assert.Equal([4, 3, 3], Enumerable.Range(0, 3).Select(frame => reversed.PositionsAt(frame)[0].Column));
    }

    [Theory]
    [InlineData(Reflection.Mirror)]
    [InlineData(Reflection.TimeReversal)]
    public void Of_Twice_IsTheStimulusItself(Reflection reflection)
    {
        var environment = new DotMotionEnvironment("task", 1, SmallOptions);
        Stimulus stimulus = environment.Create(0, 7), once = MovieReflection.Of(stimulus, reflection), twice = MovieReflection.Of(once, reflection);
        Assert.Same(stimulus.Scene, twice.Scene);
        Assert.Equal((stimulus.Id, stimulus.Label, stimulus.Origin), (twice.Id, twice.Label, twice.Origin));
        Assert.Equal(1 - stimulus.Label, once.Label);
        Assert.NotEqual(stimulus.Id, once.Id);
    }

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Of_Label_IsTheOppositeOne(int label, int opposite) =>
        Assert.Equal(opposite, MovieReflection.Of(Stimulus.FromFrames("x", new(1, 1, 1), new float[1], label), Reflection.Mirror).Label);

    [Fact]
    public void Of_LabelWithoutOpposite_IsRefused()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => MovieReflection.Of(Stimulus.FromFrames("x", new(1, 1, 1), new float[1], 2), Reflection.Mirror));
        Assert.Contains("label 2 is neither 0 (left), 1 (right) nor -1 (none)", e.Message, StringComparison.Ordinal);
    }

    internal static DotMotionOptions SmallOptions => new()
    {
        Frames = 5,
        Rows = 20,
        Columns = 24,
        FieldMinimum = -10,
        FieldEnd = 34,
        Dots = 12,
        DotRadius = 2,
        Seed = 5,
        Variation = new SingleDirection(new(0.5m, 1.5m, 0.5m)),
    };

    private static Stimulus Random(uint number, bool dense)
    {
        var stream = new RandomStream(12, "reflections", number);
        var geometry = new MovieGeometry(1 + stream.NextInt(5), 1 + stream.NextInt(9), 1 + stream.NextInt(9));
        if (dense)
            return Stimulus.FromFrames("noise", geometry, Enumerable.Range(0, (int)geometry.Pixels).Select(_ => (float)stream.NextDouble()).ToArray(), -1);
        Dot[] dots = [.. Enumerable.Range(0, stream.NextInt(9)).Select(_ => new Dot(stream.NextInt(15) - 3, stream.NextUniform(-5, 14), stream.NextUniform(-3, 3)))];
        return Stimulus.FromScene("dots", new DotScene(geometry, stream.NextInt(4), -5, 14, dots), 1);
    }

    private static float[] Render(Stimulus stimulus)
    {
        float[] movie = new float[stimulus.Geometry.Pixels];
        stimulus.Render(movie);
        return movie;
    }
}
