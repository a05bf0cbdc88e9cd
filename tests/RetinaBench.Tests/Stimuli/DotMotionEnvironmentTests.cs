using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Variations;

namespace RetinaBench.Tests.Stimuli;

public sealed class DotMotionEnvironmentTests
{
    [Fact]
    public void Points_AlphaSweep_VaryAlpha() =>
        Assert.Equal(new Sweep(0, 1.4m, 0.7m).Values(), SmallEnvironments.Get("alpha-sweep").Points.Select(point => point["alpha"]));

    [Fact]
    public void Points_SlowSpeedSweep_VaryS() =>
        Assert.Equal([0.5, 0.53, 0.56], SmallEnvironments.Get("s-sweep").Points.Select(point => point["s"]));

    [Fact]
    public void Points_SingleDirection_VarySpeedAndDirection()
    {
        DotMotionEnvironment single = SmallEnvironments.Get("single");
        IReadOnlyList<EnvironmentPoint> points = single.Points;
        Assert.Equal((2, 1), (single.PointsPerValue, SmallEnvironments.Get("s-sweep").PointsPerValue));
        Assert.Equal([(0.5, -1), (0.5, 1), (0.55, -1), (0.55, 1), (0.6, -1), (0.6, 1)], points.Select(point => (point["speed"], point["direction"])));
        Assert.False(points[0].Has("alpha"));
        Assert.Throws<KeyNotFoundException>(() => points[0]["alpha"]);
    }

    [Fact]
    public void Points_BandsAndFixedPoint_NameWhatTheyHold()
    {
        Assert.Equal([0.0, 1], SmallEnvironments.Get("bands").Points.Select(point => point["band"]));
        Assert.Equal([2.0], SmallEnvironments.Get("published-size").Points.Select(point => point["alpha"]));
    }

    [Fact]
    public void Create_Stimulus_CarriesIdOriginAndGeometry()
    {
        DotMotionEnvironment environment = SmallEnvironments.Get("s-sweep");
        Stimulus stimulus = environment.Create(2, 17);
        Assert.Equal("s-sweep/2/17", stimulus.Id);
        Assert.Equal(new StimulusOrigin(environment, 2, 17), stimulus.Origin);
        Assert.Equal(environment.Geometry, stimulus.Geometry);
        Assert.Equal(["left", "right"], environment.Classes);
    }

    [Fact]
    public void Create_TwoPopulations_MoveAgainstEachOtherAtTheRatioOfSpeeds()
    {
        DotMotionEnvironment environment = SmallEnvironments.Get("alpha-sweep");
        for (int ordinal = 0; ordinal < 20; ordinal++)
        {
            Stimulus stimulus = environment.Create(2, ordinal);
            int fastDirection = stimulus.Label == 1 ? 1 : -1;
            double[] fast = [.. Dots(stimulus).Where(dot => Math.Sign(dot.Velocity) == fastDirection).Select(dot => Math.Abs(dot.Velocity)).Distinct()];
            double[] slow = [.. Dots(stimulus).Where(dot => Math.Sign(dot.Velocity) == -fastDirection).Select(dot => Math.Abs(dot.Velocity)).Distinct()];
            Assert.Equal(1.4 * Assert.Single(slow), Assert.Single(fast));
            // 21 dots: the smaller half is fast.
            Assert.Equal(10, Dots(stimulus).Count(dot => Math.Sign(dot.Velocity) == fastDirection));
        }
    }

    [Fact]
    public void Create_AlphaZero_LetsTheFastDotsStandAndKeepsTheLabel()
    {
        DotMotionEnvironment environment = SmallEnvironments.Get("alpha-sweep");
        for (int ordinal = 0; ordinal < 20; ordinal++)
        {
            Stimulus stimulus = environment.Create(0, ordinal);
            Assert.Equal(10, Dots(stimulus).Count(dot => dot.Velocity == 0));
            int slowDirection = Math.Sign(Dots(stimulus).First(dot => dot.Velocity != 0).Velocity);
            Assert.Equal(slowDirection > 0 ? 0 : 1, stimulus.Label);
        }
    }

    [Fact]
    public void Create_SingleDirection_MovesAllDotsAlike()
    {
        DotMotionEnvironment environment = SmallEnvironments.Get("single");
        for (int point = 0; point < environment.Points.Count; point++)
        {
            double velocity = environment.Points[point]["speed"] * environment.Points[point]["direction"];
            Stimulus stimulus = environment.Create(point, 3);
            Assert.All(Dots(stimulus), dot => Assert.Equal(velocity, dot.Velocity));
            Assert.Equal(velocity > 0 ? 1 : 0, stimulus.Label);
        }
    }

    [Fact]
    public void Create_SlowSpeeds_LieInTheirBandOrAtTheirPoint()
    {
        DotMotionEnvironment bands = SmallEnvironments.Get("bands"), sweep = SmallEnvironments.Get("s-sweep");
        for (int ordinal = 0; ordinal < 50; ordinal++)
        {
            Assert.InRange(SlowSpeed(bands.Create(0, ordinal)), 0.55, 0.675);
            Assert.InRange(SlowSpeed(bands.Create(1, ordinal)), 1, 1.5);
            Assert.Equal(0.53, SlowSpeed(sweep.Create(1, ordinal)));
        }
    }

    [Fact]
    public void Create_AloneOrManyOnManyThreads_GivesTheSameStimuli()
    {
        DotMotionEnvironment environment = SmallEnvironments.Get("alpha-sweep");
        Stimulus[] parallel = new Stimulus[300];
        Parallel.For(0, parallel.Length, i => parallel[i] = environment.Create(i % 3, i / 3));
        for (int i = parallel.Length - 1; i >= 0; i--)
        {
            Stimulus alone = SmallEnvironments.Get("alpha-sweep").Create(i % 3, i / 3);
            Assert.Equal(alone.Label, parallel[i].Label);
            Assert.Equal(Dots(alone), Dots(parallel[i]));
        }
    }

    [Fact]
    public void Create_AnotherPointOrdinalSeedOrName_DrawsOtherDots()
    {
        DotMotionEnvironment environment = SmallEnvironments.Get("s-sweep");
        Stimulus[] all =
        [
            environment.Create(0, 0), environment.Create(1, 0), environment.Create(0, 1), environment.Create(1, 1),
            new DotMotionEnvironment("s-sweep", 3, environment.Options with { Seed = 6 }).Create(0, 0),
            new DotMotionEnvironment("other", 3, environment.Options).Create(0, 0),
        ];
        Assert.Equal(all.Length, all.Select(s => string.Join(' ', Dots(s).Select(dot => dot.Row))).Distinct().Count());
        Assert.Equal(all.Length, all.Select(s => string.Join(' ', Dots(s).Select(dot => dot.Column))).Distinct().Count());
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(3, 0)]
    [InlineData(0, -1)]
    public void Create_NoSuchPointOrOrdinal_Throws(int point, int ordinal) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SmallEnvironments.Get("s-sweep").Create(point, ordinal));

    [Theory]
    [InlineData("", 1)]
    [InlineData("a/b", 1)]
    [InlineData("a b", 1)]
    [InlineData("a", 0)]
    public void Constructor_NameOrVersionNotValid_ThrowsInputException(string name, int version) =>
        Assert.Throws<InputException>(() => new DotMotionEnvironment(name, version, SmallEnvironments.Options(new FixedPoint(2, new(1, 1)))));

    private static IReadOnlyList<Dot> Dots(Stimulus stimulus) => ((DotScene)stimulus.Scene!).Dots;

    // The slow dots move against the label.
    private static double SlowSpeed(Stimulus stimulus) =>
        Math.Abs(Dots(stimulus).First(dot => Math.Sign(dot.Velocity) == (stimulus.Label == 1 ? -1 : 1)).Velocity);
}
