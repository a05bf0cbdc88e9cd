using System.Diagnostics;
using RetinaBench.Json;
using RetinaBench.Performance.Devices;
using RetinaBench.Torch.Benchmarks;

namespace RetinaBench.Performance.Sampling;

/// <summary>Samples each benchmark in fresh processes of this program, one after the other.</summary>
/// <param name="effort">How much is measured.</param>
/// <param name="quick">Whether the processes are told to be quick.</param>
internal sealed class ProcessSampler(SamplingEffort effort, bool quick) : ISampler
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A process failed; the message holds what it said.</exception>
    public SubjectSample Measure(string name) => Enumerable.Range(0, effort.Processes).Select(_ => MeasureOnce(name).ToMedian()).Aggregate((all, next) => all.With(next));

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The process failed; the message holds what it said.</exception>
    public DeviceReport MeasureDevice(string name) => DeviceReport.Of(name, Ask<TorchBenchmarkResult>(name));

    private SubjectSample MeasureOnce(string name) => Ask<SubjectSample>(name);

    private T Ask<T>(string name)
    {
        using Process process = Process.Start(Command(name)) ?? throw new InvalidOperationException($"{name}: no process was started to measure it");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? StrictJson.Parse<T>(output, $"the process that measures {name}")
            : throw new InvalidOperationException(FormattableString.Invariant($"{name}: the process that measures it ended with exit code {process.ExitCode}: {errors.Result}"));
    }

    private ProcessStartInfo Command(string name)
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("this process does not know its own program");
        var command = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Where it was started as "dotnet RetinaBench.Performance.dll".
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            command.ArgumentList.Add(typeof(ProcessSampler).Assembly.Location);
        command.ArgumentList.Add("--sample");
        command.ArgumentList.Add(name);
        if (quick)
            command.ArgumentList.Add("--quick");
        return command;
    }
}
