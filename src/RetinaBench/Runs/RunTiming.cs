namespace RetinaBench.Runs;

/// <summary>When and where a run was measured. Two runs of one plan differ here and nowhere else.</summary>
public sealed record RunTiming
{
    /// <summary>Start of the run, or of its last resumption, UTC, ISO 8601.</summary>
    public required string StartedUtc { get; init; }

    /// <summary>Wall-clock seconds, of the last resumption only.</summary>
    public required double Seconds { get; init; }

    /// <summary>Operating system, processor architecture and number of processors.</summary>
    public required string Machine { get; init; }

    /// <summary>Worker threads.</summary>
    public required int Threads { get; init; }

    /// <summary>Time each model took, in worker seconds, in the order of the models.</summary>
    public required IReadOnlyList<double> ModelSeconds { get; init; }
}
