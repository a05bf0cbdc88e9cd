namespace RetinaBench.Performance.Calibration;

/// <summary>The clock of the gate: processor time of this process. It stands still while another process has the processor.</summary>
internal static class ProcessorTime
{
    /// <summary>Time since the process began, all of its threads together.</summary>
    public static double Nanoseconds => Environment.CpuUsage.TotalTime.TotalNanoseconds;
}
