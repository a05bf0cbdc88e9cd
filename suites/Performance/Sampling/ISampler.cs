using RetinaBench.Performance.Devices;

namespace RetinaBench.Performance.Sampling;

/// <summary>Samples benchmarks.</summary>
internal interface ISampler
{
    /// <summary>Measures a benchmark anew.</summary>
    /// <param name="name">The benchmark.</param>
    SubjectSample Measure(string name);

    /// <summary>Measures a benchmark on a CUDA device.</summary>
    /// <param name="name">Its name.</param>
    DeviceReport MeasureDevice(string name);
}
