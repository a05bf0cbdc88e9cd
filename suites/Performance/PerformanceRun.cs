using System.IO.Enumeration;
using RetinaBench.Baselines.Performance;
using RetinaBench.Performance.Calibration;
using RetinaBench.Performance.Devices;
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
/// <param name="missingCuda">Why nothing can be measured on a CUDA device, or null.</param>
/// <param name="progress">Is told what is being done.</param>
internal sealed class PerformanceRun(PerformanceOptions options, MachineDescription machine, ISampler sampler, string? missingCuda, TextWriter progress)
{
    /// <summary>Carries it out.</summary>
    /// <exception cref="InputException">The baseline cannot be read or written.</exception>
    public PerformanceReport Execute()
    {
        PerformanceBaseline? known = PerformanceBaselineFile.Find(options.Baselines, machine);
        PerformanceBaseline baseline = known ?? PerformanceBaseline.Empty(machine);
        string[] names = [.. Subjects.All.Keys.Where(IsWanted)];
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

        // Of a machine on which nothing could be measured nothing is known either.
        if (names.Length > 0 && baseline != known && baseline.Benchmarks.Count + (known?.Benchmarks.Count ?? 0) > 0)
            PerformanceBaselineFile.Write(options.Baselines, baseline);
        // BenchmarkDotNet is given what can be measured.
        names = [.. reports.Where(r => r.ProcessorMicroseconds is not null).Select(r => r.Name)];
        double? peak = options.GateOnly || names.Length == 0 ? null : AddTable(names, reports);
        return new(machine, machine.Key, known is not null, peak, GpuLine(), reports, options.GateOnly ? [] : [.. DeviceSubject.All.Select(d => d.Name).Where(IsWanted).Select(MeasureDevice)]);
    }

    private bool IsWanted(string name) => FileSystemName.MatchesSimpleExpression(options.Filter, name, ignoreCase: false);

    private DeviceReport MeasureDevice(string name)
    {
        if (missingCuda is not null)
            return new(name, null, missingCuda);
        progress.WriteLine($"measuring {name}");
        return sampler.MeasureDevice(name);
    }

    private BenchmarkReport Measure(string name, PerformanceEntry? before, out PerformanceEntry? kept)
    {
        using Subject subject = Subjects.Make(name);
        if (subject.Missing is { } missing)
        {
            kept = null;
            return new(name, new(name, PerformanceChange.NotMeasured, null, null, missing));
        }

        progress.WriteLine($"sampling {name}");
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
        string devices = machine.Gpus.Count == 0 ? "none by NVIDIA's driver" : string.Join(", ", machine.Gpus);
        return $"GPUs: {devices}; benchmarks on them are in the table only, as the gate judges processor time{(options.GateOnly ? ", and left out with --gate-only" : "")}";
    }
}
