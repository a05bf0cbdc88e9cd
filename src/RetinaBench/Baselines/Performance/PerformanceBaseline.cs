namespace RetinaBench.Baselines.Performance;

/// <summary>The baselines of one machine, <c>baselines/performance/&lt;key&gt;.json</c>. Immutable.</summary>
/// <param name="Format">Version of this form.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Benchmarks">Its benchmarks, in the order of their names.</param>
public sealed record PerformanceBaseline(int Format, MachineDescription Machine, IReadOnlyList<PerformanceEntry> Benchmarks)
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
}
