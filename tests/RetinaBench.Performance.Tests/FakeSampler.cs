using RetinaBench.Performance.Devices;
using RetinaBench.Performance.Sampling;
using RetinaBench.Torch.Benchmarks;

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

    public DeviceReport MeasureDevice(string name) => DeviceSubject.All.Single(d => d.Name == name) is { Batch: < 256 } subject
        ? new(name, new TorchTiming(subject.Task, subject.Batch, subject.Batch, 0.5, 0.25, 2000, 150, 0.125, 3L << 20))
        : new(name, null, "it did not fit");

    private IEnumerable<double> Values() => Enumerable.Range(0, Samples).Select(i => Slowness * (1 + (0.001 * i)));
}
