namespace RetinaBench.Runs;

/// <summary>Everything a run found, and all that a report needs: reports are made from it without running a model.</summary>
public sealed record RunRecord
{
    /// <summary>Version of this file format.</summary>
    public const int CurrentFormat = 2;

    /// <summary>Version of the file format of this record.</summary>
    public required int Format { get; init; }

    /// <summary>Version of RetinaBench that measured.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Stimuli shown at each point of every environment; <see cref="Stimuli.IStimulusEnvironment.PointsPerValue">points of one value share them</see>.</summary>
    public required int StimuliPerPoint { get; init; }

    /// <summary>The suites that were run.</summary>
    public required IReadOnlyList<SuiteRecord> Suites { get; init; }

    /// <summary>The models, in the order of the registry or the command line.</summary>
    public required IReadOnlyList<ModelRecord> Models { get; init; }

    /// <summary>When and where it was measured: the only part in which two runs of the same plan differ.</summary>
    public required RunTiming Timing { get; init; }
}
