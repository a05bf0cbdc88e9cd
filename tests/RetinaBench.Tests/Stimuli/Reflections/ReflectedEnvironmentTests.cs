using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Reflections;

namespace RetinaBench.Tests.Stimuli.Reflections;

public sealed class ReflectedEnvironmentTests
{
    private static readonly DotMotionEnvironment s_plain = new("moving", 3, MovieReflectionTests.SmallOptions);

    [Theory]
    [InlineData(Reflection.Mirror, "moving-mirrored")]
    [InlineData(Reflection.TimeReversal, "moving-reversed")]
    public void Of_SingleDirection_SaysWhatIsSeen(Reflection reflection, string name)
    {
        IStimulusEnvironment turned = ReflectedEnvironment.Of(s_plain, reflection);
        Assert.Equal((name, 3), (turned.Name, turned.Version));
        Assert.Equal(s_plain.Points.Select(p => (p["speed"], -p["direction"])), turned.Points.Select(p => (p["speed"], p["direction"])));
        Assert.Equal(2, turned.PointsPerValue);
        for (int point = 0; point < turned.Points.Count; point++)
        {
            Stimulus stimulus = turned.Create(point, 1);
            Assert.Equal(turned.Points[point]["direction"] > 0 ? 1 : 0, stimulus.Label);
            Assert.Equal(new StimulusOrigin(turned, point, 1), stimulus.Origin);
        }
    }

    [Theory]
    [InlineData(Reflection.Mirror)]
    [InlineData(Reflection.TimeReversal)]
    public void Of_Twice_IsTheEnvironmentItself(Reflection reflection) =>
        Assert.Same(s_plain, ReflectedEnvironment.Of(ReflectedEnvironment.Of(s_plain, reflection), reflection));

    [Fact]
    public void Compute_Fingerprints_AllDiffer()
    {
        IStimulusEnvironment mirrored = ReflectedEnvironment.Of(s_plain, Reflection.Mirror), reversed = ReflectedEnvironment.Of(s_plain, Reflection.TimeReversal);
        Assert.Equal(3, new[] { s_plain, mirrored, reversed }.Select(e => EnvironmentFingerprint.Compute(e)).Distinct().Count());
    }
}
