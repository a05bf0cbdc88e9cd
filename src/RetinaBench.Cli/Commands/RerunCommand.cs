using System.CommandLine;
using RetinaBench.Cli.Listing;
using RetinaBench.Cli.Running;
using RetinaBench.Json;
using RetinaBench.Models.Registry;
using RetinaBench.Runs;
using RetinaBench.Runs.Cells;
using RetinaBench.Suites;

namespace RetinaBench.Cli.Commands;

/// <summary><c>rerun</c>: measures one cell of a leaderboard again, to the same digits.</summary>
internal sealed class RerunCommand : ExampleCommand
{
    private readonly CommandContext _context;
    private readonly Argument<string> _record = new("record") { HelpName = "RUN.json", Description = "The record of a run." };
    private readonly Option<string> _cell = new("--cell") { HelpName = "MODEL/CRITERION", Description = "The cell, with the suite between model and criterion where two suites have a criterion of that id.", Required = true };
    private readonly Option<string?> _model = CommonOptions.Model(required: false);
    private readonly Option<string?> _registry = CommonOptions.Registry();
    private readonly Option<string?> _suite = new("--suite") { HelpName = "FOLDER", Description = "Folder of the suite, where it did not come with the program." };
    private readonly Option<string?> _data = new("--data") { HelpName = "FILE|FOLDER", Description = "The recordings, where the cell was measured on some." };
    private readonly Option<int?> _threads = CommonOptions.WholeNumber("--threads", "N", "Worker threads; one a processor if left out. Results do not depend on it.", 1, RunOptions.MaximumThreads);
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public RerunCommand(CommandContext context)
        : base(
            "rerun",
            "Measure one cell of a leaderboard again and compare digit by digit: only what its criterion needs is shown.",
            "rerun results/latest/run.json --cell paper-1/task-easy",
            "rerun run.json --cell mine/circuit-minimal --model mine=weights.safetensors --json")
    {
        _context = context;
        Add(_record);
        foreach (Option option in (Option[])[_cell, _model, _registry, _suite, _data, _threads, _json])
            Add(option);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(_record);
        RunRecord record = RunRecordFile.Read(path);
        Cell cell = CellOf(parsed.GetRequiredValue(_cell), record, path);
        RunModel model = ModelOf(cell, parsed.GetValue(_model), Installation.LoadRegistry(parsed.GetValue(_registry)));
        Suite suite = SuiteOf(cell, record, parsed.GetValue(_suite), parsed.GetValue(_data));
        IRunDisplay display = RunDisplay.On(_context.Console, $"measuring {cell} again, {Words.Count(record.StimuliPerPoint, "stimulus", "stimuli")} a point");
        RepeatedCell repeated = display.Watch(progress =>
            CellRepeater.Repeat(record, cell, suite, model, parsed.GetValue(_threads) ?? new RunOptions().Threads, progress, _context.Cancellation));
        if (parsed.GetValue(_json))
            _context.Console.Out.Write(StrictJson.Serialize(repeated));
        else
            RepeatedCellText.Write(repeated, _context.Console.Out);
        foreach (string difference in repeated.Differences)
            _context.Console.Error.WriteLine($"{RetinaBenchApp.Name}: not the same: {difference}");
        return repeated.IsSame ? ExitCode.Done : ExitCode.GateFailed;
    }

    private static Cell CellOf(string text, RunRecord record, string path)
    {
        try
        {
            return Cell.Find(text, record, path);
        }
        catch (FormatException e)
        {
            throw new InputException($"--cell: {e.Message}", e);
        }
    }

    private static RunModel ModelOf(Cell cell, string? specification, ModelRegistry registry)
    {
        if (specification is null && registry.Entries.All(e => e.Name != cell.Model))
            throw new InputException($"{cell}: no model is registered as '{cell.Model}'; say where it is with --model {cell.Model}=PATH, or name its registry with --registry FILE");
        RunModel model = ModelSelection.Of([specification ?? cell.Model], registry)[0];
        return model.Name == cell.Model ? model : throw new InputException($"--model: '{model.Name}' is not the model of the cell, '{cell.Model}'");
    }

    private Suite SuiteOf(Cell cell, RunRecord record, string? folder, string? data)
    {
        if (record.Suites.Single(suite => suite.Id == cell.Suite).Recordings is { } recordings)
        {
            return data is null
                ? throw new InputException($"{cell}: was measured on recordings ({string.Join(", ", recordings)}); say where they are with --data")
                : RecordedSuites.Find(cell.Suite, folder, data, recordings, _context.Cancellation);
        }

        if (data is not null)
            throw new InputException($"--data: {cell} was measured on no recordings");
        if (folder is null && !SuiteCatalog.BuiltIn.Ids.Contains(cell.Suite))
            throw new InputException($"{cell}: suite {cell.Suite} did not come with the program; name its folder with --suite FOLDER");
        Suite suite = Installation.ReadSuites([folder ?? cell.Suite])[0];
        return suite.Id == cell.Suite ? suite : throw new InputException($"--suite: '{suite.Id}' is not the suite of the cell, '{cell.Suite}'");
    }
}
