using System.Runtime.InteropServices;

namespace RetinaBench.Cli;

/// <summary>Exit codes of the command.</summary>
internal static class ExitCode
{
    /// <summary>All that was asked for was done.</summary>
    public const int Done = 0;

    /// <summary>A gate failed: a model breaks its contract, a control did not do what it was built for, a verdict or an accuracy fell behind its baseline, or a training diverged.</summary>
    public const int GateFailed = 1;

    /// <summary>The command line or a file that it names cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>A defect of this program.</summary>
    public const int InternalError = 3;

    /// <summary>Every model failed or fitted no experiment, so that nothing was measured.</summary>
    public const int NothingMeasured = 4;

    /// <summary>Ended by Ctrl-C: 128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;

    private const int Terminated = 143;

    /// <summary>The exit code of a command that a signal ended early.</summary>
    /// <param name="signal">The signal.</param>
    public static int Killed(PosixSignal signal) => signal == PosixSignal.SIGTERM ? Terminated : Interrupted;
}
