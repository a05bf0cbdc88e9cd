namespace RetinaBench.Performance;

/// <summary>What is measured and what becomes of it.</summary>
internal sealed record PerformanceOptions
{
    /// <summary>Names of benchmarks, with <c>*</c> and <c>?</c> for any text and any character.</summary>
    public string Filter { get; init; } = "*";

    /// <summary>Whether less is measured.</summary>
    public bool Quick { get; init; }

    /// <summary>Whether only what the gate judges is measured, without the table of BenchmarkDotNet.</summary>
    public bool GateOnly { get; init; }

    /// <summary>Whether what is measured becomes what later runs are compared with.</summary>
    public bool Accept { get; init; }

    /// <summary>Whether it is also what slow drift is told by.</summary>
    public bool Pin { get; init; }

    /// <summary>Folder of baselines.</summary>
    public required string Baselines { get; init; }
}
