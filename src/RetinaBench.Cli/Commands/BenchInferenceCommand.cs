using System.CommandLine;
using System.Globalization;
using RetinaBench.Cli.Benchmarks;
using RetinaBench.Json;
using RetinaBench.Reference.Benchmarks;
using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Cli.Commands;

/// <summary><c>bench inference</c>: the time from the dots of a scene to the decision.</summary>
internal sealed class BenchInferenceCommand : ExampleCommand
{
    private const int MostRepeats = 10_000;
    private const int MostStimuli = 100_000;
    private const ulong Seed = 2021;
    private static readonly int[] Threads = [1, 2];

    private readonly CommandContext _context;
    private readonly Option<string?> _model = CommonOptions.Model(required: false);
    private readonly Option<string?> _registry = CommonOptions.Registry();
    private readonly Option<int?> _repeats = CommonOptions.WholeNumber("--repeats", "N", $"Repeats whose median is reported; {new InferenceBenchmarkOptions().Repeats} if left out.", 1, MostRepeats);
    private readonly Option<int?> _stimuli = CommonOptions.WholeNumber("--stimuli", "N", $"Stimuli of one repeat; {new InferenceBenchmarkOptions().Stimuli} if left out.", 1, MostStimuli);
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public BenchInferenceCommand(CommandContext context)
        : base(
            "inference",
            "Measure a murray2021 network at 1 and 2 threads, from the dots of a scene to the decision: milliseconds a stimulus, GFLOP/s, share of peak.",
            "bench inference",
            "bench inference --model murray2021=model.pt --repeats 30 --json")
    {
        _context = context;
        _model.Description = "The network; one of the published size with random weights if left out.";
        foreach (Option option in (Option[])[_model, _registry, _repeats, _stimuli, _json])
            Add(option);
        SetAction(Measure);
    }

    private int Measure(ParseResult parsed)
    {
        var defaults = new InferenceBenchmarkOptions();
        InferenceBenchmarkOptions options = defaults with
        {
            Threads = Threads,
            Repeats = parsed.GetValue(_repeats) ?? defaults.Repeats,
            Stimuli = parsed.GetValue(_stimuli) ?? defaults.Stimuli,
        };
        InferenceBenchmarkResult result = InferenceBenchmark.Run(ModelOf(parsed), options, _context.Cancellation);
        if (parsed.GetValue(_json))
            _context.Console.Out.Write(StrictJson.Serialize(result));
        else
            Write(result);
        return ExitCode.Done;
    }

    private Murray2021Model ModelOf(ParseResult parsed)
    {
        if (parsed.GetValue(_model) is not { } specification)
            return new("random-weights", Murray2021Parameters.Random(Murray2021Architecture.Published, Seed));
        var opened = OpenedModel.Open(specification, Installation.LoadRegistry(parsed.GetValue(_registry)));
        return opened.Model as Murray2021Model
            ?? throw new InputException($"--model: {opened.Entry.Name} is no network of the murray2021 architecture, which this benchmark measures");
    }

    private void Write(InferenceBenchmarkResult result)
    {
        TextWriter output = _context.Console.Out;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result.Model} ({result.Version}), {result.Simd}: median of {result.Repeats} repeats of {result.Stimuli} stimuli, rendering from the scene included"));
        TimingTable.Write(result.Runs, output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"defined: {result.DenseFlopsPerStimulus / 1e6:0.0} MFLOP a stimulus on a dense movie; executed: {result.ExecutedFlopsPerStimulus / 1e6:0.0} MFLOP, as sparse scenes need less"));
    }
}
