using System.CommandLine;
using RetinaBench.Baselines.Performance;
using RetinaBench.Json;
using RetinaBench.Performance.Devices;
using RetinaBench.Performance.Reporting;
using RetinaBench.Performance.Sampling;
using RetinaBench.Torch;

namespace RetinaBench.Performance;

/// <summary>The command line of the suite.</summary>
internal sealed class PerformanceCommand : RootCommand
{
    private readonly Option<string> _filter = new("--filter") { HelpName = "GLOB", Description = "Benchmarks to measure, for example 'inference/*'; all if left out.", DefaultValueFactory = _ => "*" };
    private readonly Option<bool> _quick = new("--quick") { Description = "Measure less: six processes instead of twelve, and a rougher table." };
    private readonly Option<bool> _gateOnly = new("--gate-only") { Description = "Measure only what the gate judges, without the table." };
    private readonly Option<bool> _accept = new("--accept") { Description = "Later runs are compared with what is measured now." };
    private readonly Option<bool> _pin = new("--pin") { Description = "Accept, and tell slow drift by what is measured now." };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document instead of text." };
    private readonly Option<string?> _baselines = new("--baselines") { HelpName = "DIR", Description = "Folder of baselines; baselines/performance of the checkout if left out." };
    private readonly Option<string?> _sample = new("--sample") { Hidden = true };

    private readonly TextWriter _output, _error;

    /// <summary>Makes the command.</summary>
    /// <param name="output">Receives results.</param>
    /// <param name="error">Receives progress.</param>
    public PerformanceCommand(TextWriter output, TextWriter error)
        : base("Measure the speed of RetinaBench on this machine and compare it with the baseline of this machine.")
    {
        (_output, _error) = (output, error);
        foreach (Option option in (Option[])[_filter, _quick, _gateOnly, _accept, _pin, _json, _baselines, _sample])
            Add(option);
        SetAction(Execute);
    }

    private int Execute(ParseResult parsed)
    {
        bool quick = parsed.GetValue(_quick);
        SamplingEffort effort = quick ? SamplingEffort.Quick : SamplingEffort.Full;
        if (parsed.GetValue(_sample) is { } name)
        {
            _output.Write(Sample(name, effort, quick));
            return ExitCode.Done;
        }

        var options = new PerformanceOptions
        {
            Filter = parsed.GetValue(_filter)!,
            Quick = quick,
            GateOnly = parsed.GetValue(_gateOnly),
            Accept = parsed.GetValue(_accept) || parsed.GetValue(_pin),
            Pin = parsed.GetValue(_pin),
            Baselines = parsed.GetValue(_baselines) ?? BaselineFolder.OfCheckout,
        };
        var run = new PerformanceRun(options, MachineDescription.Of(MachineSources.OfThisMachine()), new ProcessSampler(effort, quick), TorchRuntime.MissingCuda, _error);
        return Report(run.Execute(), options, parsed.GetValue(_json));
    }

    private static string Sample(string name, SamplingEffort effort, bool quick)
    {
        if (DeviceSubject.All.FirstOrDefault(d => d.Name == name) is { } device)
            return StrictJson.Serialize(device.Measure(quick));
        using Subject subject = Subjects.Make(name);
        return subject.Missing is { } reason ? throw new InputException($"{name} cannot be measured: {reason}") : StrictJson.Serialize(PairedSampler.Measure(subject, effort));
    }

    private int Report(PerformanceReport report, PerformanceOptions options, bool json)
    {
        if (json)
            _output.Write(StrictJson.Serialize(report));
        if (report.Benchmarks.Count + report.Devices.Count == 0)
        {
            _error.WriteLine($"--filter: no benchmark is called '{options.Filter}'; there are {string.Join(", ", Subjects.All.Keys)}, and in the table {string.Join(", ", DeviceSubject.All.Select(d => d.Name))}");
            return ExitCode.NothingMeasured;
        }

        if (!json)
            ReportText.Write(report, _output);
        if (!report.MeasuredAnything || report.Benchmarks.Any(b => b.IsRefused))
            return ExitCode.NothingMeasured;
        return report.Fails && !options.Pin ? ExitCode.GateFailed : ExitCode.Done;
    }
}
