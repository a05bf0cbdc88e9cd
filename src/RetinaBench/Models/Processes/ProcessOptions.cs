using RetinaBench.Models.Registry;

namespace RetinaBench.Models.Processes;

/// <summary>How a model process is run.</summary>
internal sealed record ProcessOptions
{
    /// <summary>The program and its arguments.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>The working folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Variables added to the environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The most processes at once.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>The longest until the process has said hello.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(ProcessModelKind.DefaultStartTimeoutSeconds);

    /// <summary>The longest until a request is answered.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(ProcessModelKind.DefaultTimeoutSeconds);

    /// <summary>The longest until a model is fitted.</summary>
    public TimeSpan FitTimeout { get; init; } = TimeSpan.FromSeconds(ProcessModelKind.DefaultFitTimeoutSeconds);

    /// <summary>The most memory that a process may hold, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>The options of an entry.</summary>
    /// <param name="entry">An entry of kind <c>process</c>.</param>
    /// <exception cref="InputException">A member is missing or outside of its range.</exception>
    public static ProcessOptions Of(ModelEntry entry)
    {
        int processes = entry.FindNumber("processes", 1, ProcessModelKind.MaximumProcesses) ?? 1;
        int? mebibytes = entry.FindNumber("memoryMiB", 1, int.MaxValue);
        return new()
        {
            Command = entry.RequireList("command"),
            Folder = entry.Folder,
            Environment = entry.Options,
            Processes = processes,
            StartTimeout = TimeSpan.FromSeconds(entry.FindNumber("startTimeoutSeconds", 1, ProcessModelKind.MaximumTimeoutSeconds) ?? ProcessModelKind.DefaultStartTimeoutSeconds),
            Timeout = TimeSpan.FromSeconds(entry.FindNumber("timeoutSeconds", 1, ProcessModelKind.MaximumTimeoutSeconds) ?? ProcessModelKind.DefaultTimeoutSeconds),
            FitTimeout = TimeSpan.FromSeconds(entry.FindNumber("fitTimeoutSeconds", 1, ProcessModelKind.MaximumTimeoutSeconds) ?? ProcessModelKind.DefaultFitTimeoutSeconds),
            MemoryBytes = mebibytes is { } given ? given * (1L << 20) : DefaultMemoryBytes(processes),
        };
    }

    // Three quarters of the machine or container, shared between the processes: a leak is told before the system kills somebody.
    private static long DefaultMemoryBytes(int processes) => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3 / processes;
}
