namespace RetinaBench.Performance.Reporting;

/// <summary>What BenchmarkDotNet finds of one benchmark.</summary>
/// <param name="Nanoseconds">Mean wall-clock time of an operation.</param>
/// <param name="StandardError">Standard error of that mean.</param>
/// <param name="AllocatedBytes">Managed memory that an operation allocates.</param>
internal sealed record TableFigures(double Nanoseconds, double StandardError, long AllocatedBytes);
