using RetinaBench.Performance.Sampling;

namespace RetinaBench.Performance.Tests;

/// <summary>Samples without measuring: the same spread around a ratio for every benchmark.</summary>
internal sealed class FakeSampler : ISampler
{
    private const int Samples = 20;

    /// <summary>How many times as long everything takes.</summary>
    public double Slowness { get; set; } = 1;

    /// <summary>How busy the machine is.</summary>
    public double Crowding { get; set; } = 1;

    public SubjectSample Measure(string name) => new(name, [.. Values()], [.. Values()], Crowding, 1 << 20);

    private IEnumerable<double> Values() => Enumerable.Range(0, Samples).Select(i => Slowness * (1 + (0.001 * i)));
}
