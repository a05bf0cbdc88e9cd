using System.Diagnostics;
using RetinaBench.Models.Processes;

namespace RetinaBench.Tests.Models.Processes;

/// <summary>A process that misbehaves is told in one line with its last words, and nothing of it is left.</summary>
public sealed class ProcessFailureTests
{
    // Short enough for a test. Only a process that hangs is to be found out by the clock, however busy the machine.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2), s_patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("babble-at-start", "the process wrote more than 1048576 bytes to stdout before its first message (in answer to hello); its last words: ")]
    [InlineData("end-at-start", "the process ended with exit code 3 before it answered hello; its last words: small retina, end-at-start")]
    [InlineData("hang-at-start", "the process did not answer hello within 2 s; its last words: small retina, hang-at-start")]
    [InlineData("other-version", "the process speaks version 3 of the protocol, this is ")]
    [InlineData("unknown-member", "the process broke the protocol: its answer to hello: $.colour, line 1: unknown member 'colour'; known are type, protocol, client, card, stimuli, reductions, gradient, kernels, memory, maximumStimuli, fits, variants")]
    [InlineData("bad-card", "the process says of its model: card: layer bipolar is [0 types, 4 frames, 6 rows, 8 columns], expected at least 1 of each")]
    [InlineData("well", "the process offers memory in version 1 of the protocol, expected 2", "--memory")]
    [InlineData("refuse", "the process refused the conversation: no licence; its last words: small retina, refuse")]
    public void Open_OfAProcessThatMisbehaves_SaysHow(string behaviour, string expected, params string[] arguments)
    {
        string message = Assert.Throws<ModelProcessException>(() => Served.Open(Served.Options(behaviour, arguments) with { StartTimeout = behaviour == "hang-at-start" ? s_limit : s_patience })).Message;
        Assert.StartsWith(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Open_OfAProcessThatPrintsWhileItLoads_Works()
    {
        using ProcessModel model = Served.Open("print-at-start");
        Assert.Equal(2, model.Respond(Served.Dots(1), Served.Decision())[0, 0, 0].Length);
        const string Printed = "loading weights ...";
        Assert.Contains(Printed, Served.WordsOf(model, Printed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hang", "the process did not answer request 2 for responses within 2 s; its last words: small retina, hang thinking")]
    [InlineData("crash", "the process ended with exit code 139 (signal 11) before it answered request 2 for responses; its last words: small retina, crash segmentation fault")]
    [InlineData("print", "the process wrote 'epoch 1' to stdout, where only messages of the protocol belong: let the model print to stderr (in answer to request 2 for responses); its last words: ")]
    [InlineData("garbage", "the process wrote '")]
    [InlineData("half-a-header", "the process ended within a header: '{\"type\": \"resp' (in answer to request 2 for responses)")]
    [InlineData("half-a-tensor", "the process ended after 8 of 16 bytes of a tensor (in answer to request 2 for responses)")]
    [InlineData("other-shape", "the process answered with responses float32[2, 3], expected responses float32[2, 2] (in answer to request 2 for responses)")]
    [InlineData("other-id", "the process answered request 9, expected 2 (in answer to request 2 for responses)")]
    [InlineData("leak", "the process holds ")]
    public void Respond_OfAProcessThatMisbehaves_SaysHowAndGoesOnSayingIt(string behaviour, string expected)
    {
        const long Memory = 150L << 20;
        using ProcessModel model = Served.Open(Served.Options(behaviour) with { Timeout = behaviour == "hang" ? s_limit : s_patience, MemoryBytes = behaviour == "leak" ? Memory : long.MaxValue });
        string message = Assert.Throws<ModelProcessException>(() => model.Respond(Served.Dots(2), Served.Decision())).Message;
        Assert.StartsWith(expected, message, StringComparison.Ordinal);
        Assert.Contains($"its last words: small retina, {behaviour}", message, StringComparison.Ordinal);
        Assert.Throws<ModelProcessException>(() => model.Respond(Served.Dots(2), Served.Decision()));
    }

    [Fact]
    public void Respond_ThatTheProcessRefuses_SaysWhyAndTheProcessLivesOn()
    {
        using ProcessModel model = Served.Open("error");
        for (int i = 0; i < 2; i++)
        {
            string message = Assert.Throws<ModelProcessException>(() => model.Respond(Served.Dots(1), Served.Decision())).Message;
            Assert.Equal("the process reports: ValueError: no such layer; its last words: small retina, error", message);
        }
    }

    [Fact]
    public void Respond_OfAProcessThatFillsStderr_IsNotHeldUp()
    {
        using ProcessModel model = Served.Open(Served.Options("chatty") with { Timeout = TimeSpan.FromSeconds(30) });
        Assert.Equal(2, model.Respond(Served.Dots(1), Served.Decision())[0, 0, 0].Length);
        const string Last = "line 4999 of many that nobody needs";
        string words = Served.WordsOf(model, Last);
        Assert.InRange(words.Length, 100, 700);
        Assert.EndsWith(Last, words, StringComparison.Ordinal);
    }

    [Fact]
    public void Respond_Cancelled_EndsTheProcessAtOnce()
    {
        using ProcessModel model = Served.Open("hang");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        long start = Stopwatch.GetTimestamp();
        Assert.ThrowsAny<OperationCanceledException>(() => model.Respond(Served.Dots(1), Served.Decision(), cancellation.Token));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Open_WithoutSuchAProgram_SaysWhereItWasLookedFor()
    {
        ProcessOptions options = Served.Options("well") with { Command = ["no-such-program-at-all"] };
        Assert.Equal($"there is no program 'no-such-program-at-all', neither along PATH nor, for a path, in {AppContext.BaseDirectory}", Assert.Throws<ModelProcessException>(() => Served.Open(options)).Message);
    }

    [SkippableTheory]
    [InlineData("well")]
    [InlineData("stay")]
    [InlineData("leave-grandchild")]
    [InlineData("hang")]
    [InlineData("crash")]
    public void Dispose_LeavesNoProcessAndNoZombie(string behaviour)
    {
        LinuxProcesses.Require();
        string mark = $"mark-{Guid.NewGuid():N}";
        ProcessModel model = Served.Open(Served.Options(behaviour, mark) with { Timeout = s_limit });
        string[] grandchildren = [.. Served.WordsOf(model, behaviour == "leave-grandchild" ? "grandchild" : "").Split(' ').SkipWhile(w => w != "grandchild").Skip(1).Take(1)];
        Assert.Equal(behaviour == "leave-grandchild" ? 1 : 0, grandchildren.Length);
        // Command lines tell the processes of this test from those of others.
        string id = Assert.Single(LinuxProcesses.With(mark));
        if (behaviour is "hang" or "crash")
            Assert.Throws<ModelProcessException>(() => model.Respond(Served.Dots(1), Served.Decision()));
        model.Dispose();
        Assert.Empty(LinuxProcesses.With(mark));
        Assert.False(LinuxProcesses.IsZombie(id), "the process has ended, but was not waited for");
        Assert.All(grandchildren, g => Assert.DoesNotContain("sleep", LinuxProcesses.CommandLine(g), StringComparison.Ordinal));
    }
}
