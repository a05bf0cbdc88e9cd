using RetinaBench.Stimuli;

namespace RetinaBench.Performance.Tests.Gate;

/// <summary>Samples as a loaded machine gives them: each process is off by some percent, and some are by a lot.</summary>
internal sealed class NoisyMachine(ulong seed)
{
    private const int Processes = 12;
    private const double Spread = 0.04, ShareOfOutliers = 0.1, LargestOutlier = 0.3;

    private readonly RandomStream _random = new(seed, "noisy-machine");

    /// <summary>Measures once.</summary>
    /// <param name="ratio">The true ratio to the calibration.</param>
    public double[] Measure(double ratio) => [.. Enumerable.Range(0, Processes).Select(_ => ratio * Math.Exp(Spread * Normal()) * (1 + Outlier()))];

    private double Outlier() => _random.NextUniform(0, 1) < ShareOfOutliers ? _random.NextUniform(0, LargestOutlier) : 0;

    private double Normal() => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Clamp(_random.NextUniform(0, 1), 1e-12, 1 - 1e-12));
}
