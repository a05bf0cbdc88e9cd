using RetinaBench.Cli.Running;

namespace RetinaBench.Cli.Tests.Running;

public sealed class PlainDisplayTests : IDisposable
{
    private readonly SteppedClock _clock = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };

    [Fact]
    public void Lines_OfALongRun_AreFewAndTellTheTimeLeft()
    {
        var display = new PlainDisplay(_output, "what will be done", _clock);
        display.Planned("a", 1000);
        display.Planned("b", 1000);
        for (int second = 0; second < 10; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            display.Shown("a", 100, resumed: false);
        }

        display.Finished("a", null);
        display.Finished("b", "it threw");

        Assert.Equal(
            "what will be done\nat most 2,000 stimuli to show\n10 % done, about 18 s left\na: done\nb: failed: it threw\n",
            _output.ToString());
    }

    [Fact]
    public void Lines_AfterTheFirstEstimate_ComeOnceAnInterval()
    {
        var display = new PlainDisplay(_output, "what will be done", _clock);
        display.Planned("a", 1000);
        for (int second = 0; second < 100; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            display.Shown("a", 10, resumed: false);
        }

        // The first estimate at 2 s, by when 2 % are done, then one every 30 s: at 32, 62 and 92 s.
        Assert.Equal(4, _output.ToString().Split('\n').Count(line => line.EndsWith(" left", StringComparison.Ordinal)));
    }

    public void Dispose() => _output.Dispose();
}
