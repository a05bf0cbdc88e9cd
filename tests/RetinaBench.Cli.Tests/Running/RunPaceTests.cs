using RetinaBench.Cli.Running;

namespace RetinaBench.Cli.Tests.Running;

public sealed class RunPaceTests
{
    private readonly SteppedClock _clock = new();

    [Fact]
    public void Left_AtAConstantPace_IsWhatRemainsOverThePace()
    {
        var pace = new RunPace(_clock);
        pace.Plan("a", 300);
        pace.Plan("b", 100);
        _clock.Advance(TimeSpan.FromSeconds(10));
        pace.Show("a", 100, resumed: false);

        // 100 stimuli took 10 s, 300 are left.
        Assert.Equal(TimeSpan.FromSeconds(30), pace.Left);
        Assert.Equal(0.25, pace.Fraction);
    }

    [Fact]
    public void Left_AfterResumption_LeavesOutWhatWasRead()
    {
        var pace = new RunPace(_clock);
        pace.Plan("a", 400);
        pace.Show("a", 200, resumed: true);
        _clock.Advance(TimeSpan.FromSeconds(10));
        pace.Show("a", 100, resumed: false);

        Assert.Equal(TimeSpan.FromSeconds(10), pace.Left);
    }

    [Fact]
    public void Left_SoonAfterResumption_IsUnknown()
    {
        var pace = new RunPace(_clock);
        pace.Plan("a", 400);
        pace.Show("a", 200, resumed: true);
        _clock.Advance(TimeSpan.FromSeconds(3));
        pace.Show("a", 1, resumed: false);

        Assert.Null(pace.Left);
    }

    [Fact]
    public void Left_SecondModelIsSlower_FollowsThePaceOfLate()
    {
        var pace = new RunPace(_clock);
        pace.Plan("fast", 1000);
        pace.Plan("slow", 1000);
        _clock.Advance(TimeSpan.FromSeconds(2));
        pace.Show("fast", 1000, resumed: false);
        for (int second = 0; second < 60; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            pace.Show("slow", 10, resumed: false);
        }

        // 400 are left at 10 a second.
        Assert.Equal(TimeSpan.FromSeconds(40), pace.Left);
    }

    [Fact]
    public void Left_BeforeAnythingIsMeasured_IsUnknown()
    {
        var pace = new RunPace(_clock);
        pace.Plan("a", 400);
        Assert.Null(pace.Left);
        pace.Show("a", 1, resumed: false);
        Assert.Null(pace.Left);
        _clock.Advance(RunPace.Warmup);
        Assert.Null(pace.Left);
        _clock.Advance(RunPace.Settling - RunPace.Warmup);
        Assert.NotNull(pace.Left);
    }

    [Fact]
    public void Left_ModelFinishedEarly_CountsWhatItWasShown()
    {
        var pace = new RunPace(_clock);
        pace.Plan("a", 1000);
        pace.Plan("b", 100);
        _clock.Advance(TimeSpan.FromSeconds(10));
        pace.Show("a", 100, resumed: false);
        pace.Finish("a");

        Assert.Equal(200, pace.Planned);
        Assert.Equal(TimeSpan.FromSeconds(10), pace.Left);
    }

    [Fact]
    public void Left_MuchDoneEarly_IsKnownAfterTheWarmup()
    {
        var pace = new RunPace(_clock);
        pace.Plan("a", 400);
        _clock.Advance(RunPace.Warmup);
        pace.Show("a", (int)(400 * RunPace.EarlyShare), resumed: false);
        Assert.NotNull(pace.Left);
    }

    [Theory]
    [InlineData(0.2, "about 1 s")]
    [InlineData(59.6, "about 60 s")]
    [InlineData(145, "about 2 min")]
    [InlineData(9000, "about 2.5 h")]
    public void Words_Durations_AreRounded(double seconds, string expected) => Assert.Equal(expected, RunPace.Words(TimeSpan.FromSeconds(seconds)));
}
