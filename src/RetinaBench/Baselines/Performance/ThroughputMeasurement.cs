namespace RetinaBench.Baselines.Performance;

/// <summary>What a device got done of one task at one batch: kept to compare with, judged by no gate.</summary>
/// <param name="Task"><c>inference</c> or <c>training</c>.</param>
/// <param name="Device">Name of the device, for example <c>cuda</c>.</param>
/// <param name="Precision">The arithmetic, for example <c>single</c>.</param>
/// <param name="Batch">Stimuli of a batch.</param>
/// <param name="Together">Stimuli that were computed together: fewer where memory was short.</param>
/// <param name="MsPerStimulus">Median wall-clock milliseconds for each stimulus, the device waited for.</param>
/// <param name="StimuliPerSecond">Stimuli a second, of the median.</param>
/// <param name="Gflops">Operations of the convolutions a second, in GFLOP/s.</param>
/// <param name="ShareOfPeak">The same, over what the device reaches on products of large matrices.</param>
/// <param name="DeviceMemoryBytes">Memory that the process held on the device afterwards; null on a CPU, and where no driver tells.</param>
/// <param name="Peer">Another program on the same task in the same run; null without one.</param>
/// <param name="ToolVersion">Version of RetinaBench that measured.</param>
public sealed record ThroughputMeasurement(
    string Task,
    string Device,
    string Precision,
    int Batch,
    int Together,
    double MsPerStimulus,
    double StimuliPerSecond,
    double Gflops,
    double ShareOfPeak,
    long? DeviceMemoryBytes,
    PeerThroughput? Peer,
    string ToolVersion)
{
    /// <summary>Whether another measurement is of the same task, device, arithmetic and batch.</summary>
    /// <param name="other">The other one.</param>
    public bool IsOfTheSame(ThroughputMeasurement other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Task, Device, Precision, Batch) == (other.Task, other.Device, other.Precision, other.Batch);
    }
}
