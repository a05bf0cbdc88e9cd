namespace RetinaBench.Baselines.Performance;

/// <summary>Samples of one benchmark.</summary>
/// <param name="Ratios">Times of an operation over times of the calibration measured beside them, in the order of measuring; what is compared.</param>
/// <param name="NanosecondsPerOperation">Median processor time of an operation; told, never compared.</param>
/// <param name="Crowding">Wall-clock time over processor time while it was measured: 1 on a machine with nothing else to do, 2 where every other moment went to another process.</param>
/// <param name="ToolVersion">Version of RetinaBench that measured.</param>
public sealed record PerformanceMeasurement(IReadOnlyList<double> Ratios, double NanosecondsPerOperation, double Crowding, string ToolVersion);
