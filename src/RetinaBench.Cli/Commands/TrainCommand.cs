using System.CommandLine;
using RetinaBench.Cli.Training;
using RetinaBench.Json;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Training;
using RetinaBench.Torch.Devices;
using RetinaBench.Torch.Murray2021.Training;

namespace RetinaBench.Cli.Commands;

/// <summary><c>train</c>: a network from a recipe and a seed.</summary>
internal sealed class TrainCommand : ExampleCommand
{
    private const string Reference = "reference", Torch = "torch";

    private readonly CommandContext _context;
    private readonly Argument<string> _recipe = new("recipe") { HelpName = "RECIPE.json", Description = "How to train; suites/murray2021/recipes holds the paper's recipe and variants of it." };
    private readonly Option<int?> _seed = CommonOptions.WholeNumber("--seed", "N", "Seed of initial weights, stimuli, their order and dropout.", 0, int.MaxValue);
    private readonly Option<string> _out = new("--out") { HelpName = "FOLDER", Description = $"Where state, weights ({Murray2021Training.WeightsFileName}) and record ({Murray2021Training.RecordFileName}) go.", Required = true };
    private readonly Option<bool> _resume = new("--resume") { Description = "Continue the training in the folder; where there is none, start it." };
    private readonly Option<bool> _force = new("--force") { Description = "Throw away an earlier training in the folder." };
    private readonly Option<int?> _threads = CommonOptions.WholeNumber("--threads", "N", "Worker threads; one a processor if left out. The weights do not depend on it.", 1, TrainingOptions.MaximumThreads);
    private readonly Option<int?> _epochs = CommonOptions.WholeNumber("--epochs", "N", "Epochs, in place of the recipe's; the recipe that is kept with the weights says so.", 1, TrainingRecipe.MaximumEpochs);
    private readonly Option<string?> _core = new("--core") { HelpName = "CORE", Description = $"What computes gradients: {Reference}, or {Torch} for TorchSharp on --device. {Reference} if left out." };
    private readonly Option<string?> _device = new("--device") { HelpName = "DEVICE", Description = $"Where --core {Torch} computes: cpu, cuda or cuda:N. {TorchDevice.Default} if left out." };
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public TrainCommand(CommandContext context)
        : base(
            "train",
            "Train a murray2021 network from a recipe and a seed; the same ones give the same weights, bit for bit, however often it is interrupted and resumed.",
            "train suites/murray2021/recipes/paper.json --seed 1 --out trained/paper-1",
            "train suites/murray2021/recipes/paper.json --seed 1 --out trained/paper-1 --resume",
            "train suites/murray2021/recipes/paper.json --seed 1 --core torch --device cuda --out trained/paper-1-gpu",
            "train suites/murray2021/recipes/alpha-4.json --seed 1 --epochs 20 --out trained/look --json")
    {
        _context = context;
        _seed.Required = true;
        Add(_recipe);
        foreach (Option option in (Option[])[_seed, _out, _resume, _force, _threads, _epochs, _core, _device, _json])
            Add(option);
        Validators.Add(result =>
        {
            if (result.GetValue(_out) is "")
                result.AddError("--out: the name of the folder is empty");
            if (result.GetValue(_resume) && result.GetValue(_force))
                result.AddError("--resume and --force exclude each other");
            if (result.GetValue(_core) is { } core && core is not (Reference or Torch))
                result.AddError($"--core: '{core}' is not one of {Reference}, {Torch}");
            if (result.GetValue(_device) is not null && result.GetValue(_core) != Torch)
                result.AddError($"--device goes with --core {Torch}: the {Reference} core computes on the processor");
        });
        SetAction(Train);
    }

    private int Train(ParseResult parsed)
    {
        var recipe = TrainingRecipe.Read(parsed.GetRequiredValue(_recipe));
        recipe = recipe with { Epochs = parsed.GetValue(_epochs) ?? recipe.Epochs };
        ulong seed = (ulong)parsed.GetValue(_seed)!.Value;
        var defaults = new TrainingOptions();
        TrainingOptions options = defaults with
        {
            Folder = parsed.GetRequiredValue(_out),
            Resume = parsed.GetValue(_resume),
            Force = parsed.GetValue(_force),
            Threads = parsed.GetValue(_threads) ?? defaults.Threads,
        };
        TrainingResult result;
        try
        {
            result = Display().Watch(progress => parsed.GetValue(_core) == Torch
                ? TorchTraining.Run(recipe, seed, options, new() { Device = parsed.GetValue(_device) ?? TorchDevice.Default }, progress, _context.Cancellation)
                : Murray2021Training.Run(recipe, seed, options, progress, _context.Cancellation));
        }
        catch (OperationCanceledException) when (_context.Cancellation.IsCancellationRequested)
        {
            _context.Console.Error.WriteLine($"{RetinaBenchApp.Name}: interrupted; the finished epochs are kept in {options.Folder}: run the same command with --resume to continue");
            return ExitCode.Interrupted;
        }
        catch (TrainingDivergedException e)
        {
            _context.Console.Error.WriteLine($"{RetinaBenchApp.Name}: {e.Message}; the epochs before are kept in {options.Folder}");
            return ExitCode.GateFailed;
        }

        var summary = TrainingSummary.Of(result.Record, options.Folder!);
        if (parsed.GetValue(_json))
            _context.Console.Out.Write(StrictJson.Serialize(summary));
        else
            summary.Write(_context.Console.Out);
        return ExitCode.Done;
    }

    private ITrainingDisplay Display() => _context.Console.ErrorIsTerminal
        ? new TrainingBar(_context.Console.Error, !_context.Console.NoColour, TimeProvider.System)
        : new TrainingLines(_context.Console.Error, TimeProvider.System);
}
