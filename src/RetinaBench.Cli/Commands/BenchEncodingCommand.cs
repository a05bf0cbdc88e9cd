using System.CommandLine;
using System.Globalization;
using RetinaBench.Cli.Terminal;
using RetinaBench.Json;
using RetinaBench.Reference.Benchmarks;
using RetinaBench.Reference.Yan2020;

namespace RetinaBench.Cli.Commands;

/// <summary><c>bench encoding</c>: the time of fitting an encoding model.</summary>
internal sealed class BenchEncodingCommand : ExampleCommand
{
    private const int LeastFrames = 1000;
    private const int MostRepeats = 1000;
    private static readonly EncodingBenchmarkOptions s_defaults = new();
    private static readonly int[] s_threads = [1, 2];

    private readonly CommandContext _context;
    private readonly Option<int?> _filters = CommonOptions.WholeNumber("--filters", "K", $"Filters of the network; {s_defaults.Filters} if left out.", 1, Yan2020Architecture.MaximumFilters);
    private readonly Option<int?> _frames = CommonOptions.WholeNumber("--frames", "N", $"Frames of the recording; {s_defaults.Frames} if left out.", LeastFrames, EncodingBenchmarkOptions.MaximumFrames);
    private readonly Option<int?> _iterations = CommonOptions.WholeNumber("--iterations", "N", $"Steps of the optimiser; {s_defaults.Iterations} if left out.", 1, Yan2020Recipe.MaximumIterations);
    private readonly Option<int?> _repeats = CommonOptions.WholeNumber("--repeats", "N", $"Fits whose median is reported; {s_defaults.Repeats} if left out.", 1, MostRepeats);
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public BenchEncodingCommand(CommandContext context)
        : base(
            "encoding",
            "Measure fits of a yan2020 CNN to the spikes of the published cell at 1 and 2 threads: seconds a fit, and how well it predicts.",
            "bench encoding",
            "bench encoding --filters 4 --frames 100000 --iterations 8000 --repeats 1 --json")
    {
        _context = context;
        foreach (Option option in (Option[])[_filters, _frames, _iterations, _repeats, _json])
            Add(option);
        SetAction(Measure);
    }

    private int Measure(ParseResult parsed)
    {
        EncodingBenchmarkResult result = EncodingBenchmark.Run(
            s_defaults with
            {
                Threads = s_threads,
                Filters = parsed.GetValue(_filters) ?? s_defaults.Filters,
                Frames = parsed.GetValue(_frames) ?? s_defaults.Frames,
                Iterations = parsed.GetValue(_iterations) ?? s_defaults.Iterations,
                Repeats = parsed.GetValue(_repeats) ?? s_defaults.Repeats,
            },
            _context.Cancellation);
        if (parsed.GetValue(_json))
            _context.Console.Out.Write(StrictJson.Serialize(result));
        else
            Write(result);
        return ExitCode.Done;
    }

    private void Write(EncodingBenchmarkResult result)
    {
        TextWriter output = _context.Console.Out;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"yan2020, {result.Filters} filters, {result.Simd}: median of {result.Repeats} fits of {result.Frames} frames, {result.Iterations} steps at batch {result.Batch}"));
        var table = new TextTable("  threads", "s/fit", "fastest", "processor s", "ms/step", "GFLOP/s");
        foreach (EncodingTiming run in result.Runs)
        {
            table.Add(
                "  " + Number(run.Threads, "0"), Number(run.FitSeconds, "0.00"), Number(run.FastestFitSeconds, "0.00"), Number(run.ProcessorSeconds, "0.00"),
                Number(run.MsPerStep, "0.000"), Number(run.Gflops, "0.0"));
        }

        table.Write(output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"correlation with the true rate on fresh frames: {result.Cc:0.0000}"));
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
