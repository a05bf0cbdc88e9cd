namespace RetinaBench.Performance.Sampling;

/// <summary>Samples benchmarks.</summary>
internal interface ISampler
{
    /// <summary>Measures a benchmark anew.</summary>
    /// <param name="name">The benchmark.</param>
    SubjectSample Measure(string name);
}
