using System.IO.Enumeration;
using RetinaBench.Baselines.Performance;
using RetinaBench.Performance.Calibration;
using RetinaBench.Performance.Gate;
using RetinaBench.Performance.Reporting;
using RetinaBench.Performance.Sampling;
using RetinaBench.Reference.Benchmarks;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Performance;

/// <summary>Measures benchmarks, judges them by the baseline of this machine, and keeps what is to be kept.</summary>
/// <param name="options">What is measured and what becomes of it.</param>
/// <param name="machine">This machine.</param>
/// <param name="sampler">Measures what the gate judges.</param>
/// <param name="progress">Is told what is being done.</param>
internal sealed class PerformanceRun(PerformanceOptions options, MachineDescription machine, ISampler sampler, TextWriter progress)
{
    /// <summary>Carries it out.</summary>
    /// <exception cref="InputException">The baseline cannot be read or written.</exception>
    public PerformanceReport Execute()
    {
        PerformanceBaseline? known = PerformanceBaselineFile.Find(options.Baselines, machine);
        PerformanceBaseline baseline = known ?? PerformanceBaseline.Empty(machine);
        string[] names = [.. Subjects.All.Keys.Where(name => FileSystemName.MatchesSimpleExpression(options.Filter, name, ignoreCase: false))];
        List<BenchmarkReport> reports = [];
        foreach (string name in names)
        {
            reports.Add(Measure(name, baseline.Find(name), out PerformanceEntry? entry));
            baseline = entry is null ? baseline : baseline.With(entry);
        }

        foreach (BenchmarkVerdict vanished in names.Length == 0 ? [] : PerformanceGate.Vanished(baseline, [.. Subjects.All.Keys]).ToArray())
        {
            // Accepting what is there includes that something is not.
            if (options.Accept)
                baseline = baseline.Without(vanished.Name);
            else
                reports.Add(new(vanished.Name, vanished));
        }

        if (names.Length > 0 && baseline != known)
            PerformanceBaselineFile.Write(options.Baselines, baseline);
        double? peak = options.GateOnly || names.Length == 0 ? null : AddTable(names, reports);
        return new(machine, machine.Key, known is not null, peak, GpuLine(), reports);
    }

    private BenchmarkReport Measure(string name, PerformanceEntry? before, out PerformanceEntry? kept)
    {
        progress.WriteLine($"sampling {name}");
        using Subject subject = Subjects.Make(name);
        SubjectSample sample = sampler.Measure(name);
        BenchmarkVerdict verdict = PerformanceGate.Judge(name, subject.Version, Yardstick.Version, before, sample.ToMeasurement(), () =>
        {
            progress.WriteLine($"sampling {name} once more, as it looks changed");
            SubjectSample again = sampler.Measure(name);
            sample = sample.With(again);
            return again.ToMeasurement();
        });
        PerformanceEntry entry = before is null || before.Version != subject.Version || before.Calibration != Yardstick.Version ? new(name, subject.Version, Yardstick.Version) : before;
        PerformanceMeasurement measured = sample.ToMeasurement();
        string? unfit = options.Accept ? GateRule.FindCrowding(measured) : null;
        if (unfit is not null)
            verdict = verdict with { Change = PerformanceChange.NotComparable, Reason = $"not accepted: {unfit}" };
        kept = unfit is not null ? null
            : options.Pin ? entry.WithPinned(measured)
            : options.Accept ? entry.WithAccepted(measured)
            : verdict.Change == PerformanceChange.New ? entry.WithNew(measured)
            : null;
        return new(name, verdict, measured.NanosecondsPerOperation / 1e3, sample.PeakMemoryBytes) { IsRefused = unfit is not null };
    }

    private double AddTable(string[] names, List<BenchmarkReport> reports)
    {
        progress.WriteLine("measuring the table");
        double peak = PeakArithmetic.MeasureGflops(SimdLevels.Widest, threads: 1);
        IReadOnlyDictionary<string, TableFigures> figures = TableMeasurement.Measure(names, options.Quick);
        for (int i = 0; i < reports.Count; i++)
        {
            if (!figures.TryGetValue(reports[i].Name, out TableFigures? found))
                continue;
            using Subject subject = Subjects.Make(reports[i].Name);
            subject.Prepare();
            reports[i] = reports[i].WithRates(subject.Work, found, peak);
        }

        return peak;
    }

    private string GpuLine()
    {
        string devices = machine.Gpus.Count == 0 ? "no CUDA device was found here" : $"found here: {string.Join(", ", machine.Gpus)}";
        return $"GPU benchmarks: skipped, as there are none of the Torch core yet; {devices}";
    }
}
