using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using BenchmarkDotNet.Validators;

namespace RetinaBench.Performance.Reporting;

/// <summary>Measures by BenchmarkDotNet, in this process, so that no project has to be made, restored and built.</summary>
/// <remarks>The base class carries the attributes of all benchmarks, so that they tell themselves apart by type.</remarks>
internal static class TableMeasurement
{
    private const int WarmUps = 3, Iterations = 12, QuickIterations = 5;
    private const int IterationMilliseconds = 250, QuickIterationMilliseconds = 100;

    /// <summary>Measures benchmarks one after the other.</summary>
    /// <param name="names">Which.</param>
    /// <param name="quick">Whether a rough figure is enough.</param>
    /// <returns>What was found, by name; a benchmark that failed is missing.</returns>
    public static IReadOnlyDictionary<string, TableFigures> Measure(IReadOnlyList<string> names, bool quick)
    {
        string folder = Directory.CreateTempSubdirectory("retinabench-performance-").FullName;
        try
        {
            IConfig config = Configure(quick, folder);
            return names.Select(name => (Name: name, Figures: Figures(BenchmarkRunner.Run(Subjects.All[name], config))))
                .Where(row => row.Figures is not null)
                .ToDictionary(row => row.Name, row => row.Figures!, StringComparer.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ManualConfig Configure(bool quick, string folder)
    {
        Job job = Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance)
            .WithWarmupCount(WarmUps)
            .WithIterationCount(quick ? QuickIterations : Iterations)
            .WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(quick ? QuickIterationMilliseconds : IterationMilliseconds));
        return ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddValidator(JitOptimizationsValidator.FailOnError)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(folder)
            .WithOptions(ConfigOptions.DisableLogFile);
    }

    private static TableFigures? Figures(Summary summary)
    {
        if (summary.Reports is not [{ ResultStatistics: { } times } report])
            return null;
        return new(times.Mean, times.StandardError, report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
    }
}
