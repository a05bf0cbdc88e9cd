using System.CommandLine;
using System.Globalization;
using RetinaBench.Cli.Benchmarks;
using RetinaBench.Json;
using RetinaBench.Reference.Benchmarks;
using RetinaBench.Reference.Murray2021.Training;

namespace RetinaBench.Cli.Commands;

/// <summary><c>bench training</c>: the time of a training step.</summary>
internal sealed class BenchTrainingCommand : ExampleCommand
{
    private const int MostRepeats = 10_000;
    private const int MostSteps = 1000;
    private static readonly int[] Threads = [1, 2];

    private readonly CommandContext _context;
    private readonly Option<string?> _recipe = new("--recipe") { HelpName = "FILE", Description = "What is trained; the paper's recipe at full size if left out." };
    private readonly Option<int?> _repeats = CommonOptions.WholeNumber("--repeats", "N", $"Repeats whose median is reported; {new TrainingBenchmarkOptions().Repeats} if left out.", 1, MostRepeats);
    private readonly Option<int?> _steps = CommonOptions.WholeNumber("--steps", "N", $"Steps of one repeat; {new TrainingBenchmarkOptions().Steps} if left out.", 1, MostSteps);
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public BenchTrainingCommand(CommandContext context)
        : base(
            "training",
            "Measure training steps at 1 and 2 threads, gradient, optimiser and clamp: milliseconds a stimulus, GFLOP/s, share of peak.",
            "bench training",
            "bench training --recipe suites/murray2021/recipes/types-16.json --repeats 5 --json")
    {
        _context = context;
        foreach (Option option in (Option[])[_recipe, _repeats, _steps, _json])
            Add(option);
        SetAction(Measure);
    }

    private int Measure(ParseResult parsed)
    {
        TrainingRecipe recipe = parsed.GetValue(_recipe) is { } path ? TrainingRecipe.Read(path) : new() { Name = "paper" };
        var defaults = new TrainingBenchmarkOptions();
        TrainingBenchmarkOptions options = defaults with
        {
            Threads = Threads,
            Repeats = parsed.GetValue(_repeats) ?? defaults.Repeats,
            Steps = parsed.GetValue(_steps) ?? defaults.Steps,
        };
        if (options.Steps * recipe.Batch > RecipeEnvironment.MaximumStimuli)
            throw new InputException(FormattableString.Invariant($"--steps: {options.Steps} steps of {recipe.Batch} stimuli need more than {RecipeEnvironment.MaximumStimuli}"));
        TrainingBenchmarkResult result = TrainingBenchmark.Run(recipe, options, _context.Cancellation);
        if (parsed.GetValue(_json))
            _context.Console.Out.Write(StrictJson.Serialize(result));
        else
            Write(result);
        return ExitCode.Done;
    }

    private void Write(TrainingBenchmarkResult result)
    {
        TextWriter output = _context.Console.Out;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result.Recipe}, {result.Simd}: median of {result.Repeats} repeats of {result.Steps} steps at batch {result.Batch}, optimiser and clamp included"));
        TimingTable.Write(result.Runs, output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"defined: {result.DenseFlopsPerStimulus / 1e6:0.0} MFLOP a stimulus on a dense movie, forward and backward; executed: {result.ExecutedFlopsPerStimulus / 1e6:0.0} MFLOP"));
    }
}
