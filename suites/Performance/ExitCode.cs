namespace RetinaBench.Performance;

/// <summary>Exit codes of the suite, those of the command <c>retinabench</c>.</summary>
internal static class ExitCode
{
    /// <summary>Measured, and no gate failed.</summary>
    public const int Done = 0;

    /// <summary>A benchmark regressed or vanished.</summary>
    public const int GateFailed = 1;

    /// <summary>The command line or a baseline cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>A defect of this program.</summary>
    public const int InternalError = 3;

    /// <summary>No benchmark was measured.</summary>
    public const int NothingMeasured = 4;
}
