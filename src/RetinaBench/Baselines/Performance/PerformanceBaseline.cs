namespace RetinaBench.Baselines.Performance;

/// <summary>The baselines of one machine, <c>baselines/performance/&lt;key&gt;.json</c>. Immutable.</summary>
/// <param name="Format">Version of this form.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Benchmarks">Its benchmarks, in the order of their names.</param>
/// <param name="Throughput">What its devices get done, in the order of device, arithmetic, task and batch; null where nothing was kept.</param>
public sealed record PerformanceBaseline(int Format, MachineDescription Machine, IReadOnlyList<PerformanceEntry> Benchmarks, IReadOnlyList<ThroughputMeasurement>? Throughput = null)
{
    /// <summary>The only form so far.</summary>
    public const int CurrentFormat = 1;

    /// <summary>A baseline without benchmarks.</summary>
    /// <param name="machine">The machine.</param>
    public static PerformanceBaseline Empty(MachineDescription machine) => new(CurrentFormat, machine, []);

    /// <summary>The entry of a benchmark, or null.</summary>
    /// <param name="name">The benchmark.</param>
    public PerformanceEntry? Find(string name) => Benchmarks.FirstOrDefault(entry => entry.Name == name);

    /// <summary>The same with an entry added or replaced.</summary>
    /// <param name="entry">The entry.</param>
    public PerformanceBaseline With(PerformanceEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return this with { Benchmarks = [.. Benchmarks.Where(e => e.Name != entry.Name).Append(entry).OrderBy(e => e.Name, StringComparer.Ordinal)] };
    }

    /// <summary>The same without a benchmark.</summary>
    /// <param name="name">The benchmark.</param>
    public PerformanceBaseline Without(string name) => this with { Benchmarks = [.. Benchmarks.Where(e => e.Name != name)] };

    /// <summary>What was kept of the task, device, arithmetic and batch of a measurement, or null.</summary>
    /// <param name="measured">The measurement.</param>
    public ThroughputMeasurement? FindThroughput(ThroughputMeasurement measured) => Throughput?.FirstOrDefault(measured.IsOfTheSame);

    /// <summary>The same with a measurement added or replaced.</summary>
    /// <param name="measured">The measurement.</param>
    public PerformanceBaseline WithThroughput(ThroughputMeasurement measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        return this with
        {
            Throughput = [.. (Throughput ?? []).Where(t => !t.IsOfTheSame(measured)).Append(measured)
                .OrderBy(t => t.Device, StringComparer.Ordinal).ThenBy(t => t.Precision, StringComparer.Ordinal).ThenBy(t => t.Task, StringComparer.Ordinal).ThenBy(t => t.Batch)],
        };
    }
}
