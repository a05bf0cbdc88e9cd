using System.CommandLine;
using RetinaBench.Baselines.Conformance;
using RetinaBench.Cli.Baselines;
using RetinaBench.Cli.Listing;
using RetinaBench.Cli.Running;
using RetinaBench.Json;
using RetinaBench.Recordings;
using RetinaBench.Reports;
using RetinaBench.Runs;
using RetinaBench.Suites;

namespace RetinaBench.Cli.Commands;

/// <summary><c>run</c>: the main job, models on suites, to a record and its report.</summary>
internal sealed class RunCommand : ExampleCommand
{
    /// <summary>The folder of results where none is named. It always holds the latest run: a new one replaces it.</summary>
    public static readonly string DefaultFolder = Path.Combine("results", "latest");

    private readonly CommandContext _context;
    private readonly Option<string[]> _models = new("--model") { HelpName = "NAME|NAME=PATH", Description = "Models to run: registered ones, or weights of your own under a name of your choice. Every registered model if left out.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _registry = CommonOptions.Registry();
    private readonly Option<string[]> _suites = new("--suite") { HelpName = "ID|FOLDER", Description = "Suites to run, each on models of its own where it came with some. If left out, every suite on the models of the main job.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _out = new("--out") { HelpName = "FOLDER", Description = $"Where record and report go. If left out, {DefaultFolder}, whose earlier content is replaced." };
    private readonly Option<string?> _data = CommonOptions.Data();
    private readonly Option<int[]> _cells = CommonOptions.WholeNumbers("--cell", "N", "With --data: cells to fit models to, counted from 0 through all files in the order of their names; all if left out.", RecordingLimits.Cells - 1);
    private readonly Option<bool> _quick = new("--quick") { Description = $"A quick look: {RunOptions.QuickStimuli} stimuli a point." };
    private readonly Option<int?> _stimuli = CommonOptions.WholeNumber("--stimuli", "N", $"Stimuli shown at each point of every environment; {RunOptions.DefaultStimuli} if left out.", 1, RunOptions.MaximumStimuli);
    private readonly Option<int?> _threads = CommonOptions.WholeNumber("--threads", "N", "Worker threads; one a processor if left out. Results do not depend on it.", 1, RunOptions.MaximumThreads);
    private readonly Option<bool> _resume = new("--resume") { Description = "Continue the unfinished run in the folder." };
    private readonly Option<bool> _force = new("--force") { Description = "Throw away an unfinished run in the folder of --out." };
    private readonly Option<string?> _baselines = BaselineCommand.Folder();
    private readonly Option<ReportSelection> _format = CommonOptions.Format();
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public RunCommand(CommandContext context)
        : base(
            "run",
            "Run models on suites: writes a record (run.json) and a report (index.html and LEADERBOARD.md, a page a model, figures).",
            "run",
            "run --quick",
            "run --model murray2021=model.pt --suite murray2021 --out results/murray2021",
            "run --model mine=weights.safetensors oracle --stimuli 100 --threads 4",
            "run --suite yan2020 --data salamander/ --cell 3 8 21",
            "run --out results/murray2021 --resume")
    {
        _context = context;
        _models.CompletionSources.Add(_ => Completions.Models());
        _suites.CompletionSources.Add(_ => Completions.Suites());
        foreach (Option option in (Option[])[_models, _registry, _suites, _data, _cells, _out, _quick, _stimuli, _threads, _resume, _force, _baselines, _format, _json])
            Add(option);
        Validators.Add(result =>
        {
            if (result.GetValue(_quick) && result.GetResult(_stimuli) is not null)
                result.AddError("--quick and --stimuli exclude each other");
            if (result.GetValue(_out) is "")
                result.AddError("--out: the name of the folder is empty");
            if (result.GetValue(_data) is "")
                result.AddError("--data: the name of the file or folder is empty");
            if (result.GetResult(_cells) is { Implicit: false } && result.GetResult(_data) is null)
                result.AddError("--cell: chooses cells of recordings, and there is no --data");
            if (result.GetValue(_resume) && result.GetValue(_force))
                result.AddError("--resume and --force exclude each other");
        });
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string[] named = parsed.GetValue(_suites) ?? [], asked = parsed.GetValue(_models) ?? [];
        string? registry = parsed.GetValue(_registry), data = parsed.GetValue(_data);
        IReadOnlyList<Suite>? suites = data is null ? Installation.ReadSuites(named) : null;
        IReadOnlyList<RunModel> models = ModelSelection.Of(
            asked, asked.Length > 0 ? Installation.LoadRegistry(registry) : Installation.LoadRegistry(registry, data is not null && named.Length == 0 ? Installation.FindRecordedSuites() : named));
        // Read first: what is wrong with a baseline should not be found after minutes of measuring.
        IReadOnlyList<ConformanceBaseline> baselines = BaselineCommand.FolderOf(parsed.GetValue(_baselines)).Read();
        RunOptions options = OptionsOf(parsed);
        // Last: recordings may take a minute to read, in which a person sees nothing else.
        if (suites is null && _context.Console.ErrorIsTerminal)
            _context.Console.Error.WriteLine($"reading recordings in {data}");
        suites ??= RecordedSuites.Read(named, data!, parsed.GetValue(_cells)!, _context.Cancellation);
        IRunDisplay display = RunDisplay.On(_context.Console, Announcement(suites, models, options));
        RunRecord record;
        try
        {
            record = display.Watch(progress => new RunExecutor(options).Execute(suites, models, progress, _context.Cancellation));
        }
        catch (OperationCanceledException) when (_context.Cancellation.IsCancellationRequested)
        {
            _context.Console.Error.WriteLine($"{RetinaBenchApp.Name}: interrupted; what was finished is kept in {options.Folder}: add --resume to the same command to continue");
            return ExitCode.Interrupted;
        }

        // Whoever names models or a registry did not mean to run every model that has a baseline.
        bool isWhole = asked.Length == 0 && registry is null;
        ConformanceComparison? comparison = baselines.Count == 0 ? null : ConformanceComparer.Compare(baselines, record, isWhole);
        ReportSelection report = parsed.GetValue(_format)!;
        ReportWriter.Write(record, options.Folder!, report.Files, comparison);
        if (report.GitHub)
            GitHubJob.Tell(record, comparison, _context.Console);
        return Conclude(
            RunSummary.Of(record, Path.Combine(options.Folder!, RunExecutor.RecordFileName), options.Folder!, report.Files, comparison),
            parsed.GetValue(_json));
    }

    private RunOptions OptionsOf(ParseResult parsed)
    {
        var defaults = new RunOptions();
        return defaults with
        {
            StimuliPerPoint = parsed.GetValue(_quick) ? RunOptions.QuickStimuli : parsed.GetValue(_stimuli) ?? defaults.StimuliPerPoint,
            Threads = parsed.GetValue(_threads) ?? defaults.Threads,
            Folder = parsed.GetValue(_out) ?? DefaultFolder,
            Resume = parsed.GetValue(_resume),
            // A folder that nobody chose holds nothing that anybody wanted kept.
            Force = parsed.GetValue(_force) || parsed.GetValue(_out) is null,
        };
    }

    private static string Announcement(IReadOnlyList<Suite> suites, IReadOnlyList<RunModel> models, RunOptions options) =>
        $"{(options.Resume ? "continuing" : "running")} {Words.Count(models.Count, "model")} on {string.Join(", ", suites.Select(s => s.Id))}: "
        + $"{Words.Count(options.StimuliPerPoint, "stimulus", "stimuli")} a point, {Words.Count(options.Threads, "thread")}, results to {options.Folder}";

    private int Conclude(RunSummary summary, bool json)
    {
        if (json)
            _context.Console.Out.Write(StrictJson.Serialize(summary));
        else
            SummaryText.Write(summary, _context.Console.Out);
        foreach (ControlFault fault in summary.ControlFaults)
            _context.Console.Error.WriteLine($"{RetinaBenchApp.Name}: gate failed: {fault}");
        if (summary.Baselines is { } baselines)
            BaselineText.WriteFailures(baselines, _context.Console.Error);
        int exitCode = summary.ToExitCode();
        if (exitCode == ExitCode.NothingMeasured)
        {
            foreach (ModelSummary model in summary.Models)
                _context.Console.Error.WriteLine($"{RetinaBenchApp.Name}: nothing was measured: {model.Name}: {model.Unmeasured}");
        }

        return exitCode;
    }
}
