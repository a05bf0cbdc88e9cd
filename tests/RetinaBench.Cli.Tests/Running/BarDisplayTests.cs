using RetinaBench.Cli.Running;
using RetinaBench.Runs;

namespace RetinaBench.Cli.Tests.Running;

public sealed class BarDisplayTests
{
    private const string Escape = "\u001b[";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Watch_ARun_DrawsABarAModelWithTheTimeLeft(bool colour)
    {
        var clock = new SteppedClock();
        using var output = new StringWriter();
        RunRecord record = EmptyRecord();

        RunRecord returned = new BarDisplay(output, "what will be done", colour, clock).Watch(progress =>
        {
            progress.Planned("first", 100);
            progress.Planned("[second]", 100);
            clock.Advance(TimeSpan.FromSeconds(10));
            progress.Shown("first", 50, resumed: false);
            WaitForARedraw();
            progress.Finished("first", null);
            progress.Finished("[second]", "it [threw]");
            return record;
        });

        string drawn = output.ToString();
        Assert.Same(record, returned);
        foreach (string part in (string[])["what will be done", "first", "[second]", "25%", "about 30 s left", "[second]: failed: it [threw]"])
            Assert.Contains(part, drawn, StringComparison.Ordinal);
        // Moving the cursor is what bars do; "38;5" and the like begin colours of the foreground.
        Assert.Contains(Escape, drawn, StringComparison.Ordinal);
        if (!colour)
            Assert.DoesNotContain(Escape + "38", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void Watch_ARunThatFails_PassesTheFailureOn()
    {
        using var output = new StringWriter();
        InputException thrown = Assert.Throws<InputException>(() => new BarDisplay(output, "", colour: false, new SteppedClock()).Watch<RunRecord>(_ => throw new InputException("no such folder")));
        Assert.Equal("no such folder", thrown.Message);
    }

    // Bars are redrawn ten times a second, by a thread of their own.
    private static void WaitForARedraw() => Thread.Sleep(TimeSpan.FromSeconds(0.5));

    private static RunRecord EmptyRecord() => new()
    {
        Format = RunRecord.CurrentFormat,
        ToolVersion = "0",
        StimuliPerPoint = 1,
        Suites = [],
        Models = [],
        Timing = new() { StartedUtc = "", Seconds = 0, Machine = "", Threads = 1, ModelSeconds = [] },
    };
}
