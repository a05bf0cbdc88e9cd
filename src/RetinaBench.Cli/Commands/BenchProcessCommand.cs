using System.CommandLine;
using System.Globalization;
using RetinaBench.Cli.Terminal;
using RetinaBench.Json;
using RetinaBench.Models.Processes;
using RetinaBench.Models.Registry;

namespace RetinaBench.Cli.Commands;

/// <summary><c>bench process</c>: what talking to a model in a process of its own costs.</summary>
internal sealed class BenchProcessCommand : ExampleCommand
{
    private const int MostRepeats = 1000;
    private const int MostStimuli = 1000;
    private const int DefaultRepeats = 5;
    private const int DefaultStimuli = 16;

    private readonly CommandContext _context;
    private readonly Option<string?> _model = CommonOptions.Model(required: true);
    private readonly Option<string?> _registry = CommonOptions.Registry();
    private readonly Option<int?> _repeats = CommonOptions.WholeNumber("--repeats", "N", $"Repeats whose medians are reported; {DefaultRepeats} if left out.", 1, MostRepeats);
    private readonly Option<int?> _stimuli = CommonOptions.WholeNumber("--stimuli", "N", $"Stimuli of one repeat; {DefaultStimuli} if left out.", 1, MostStimuli);
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public BenchProcessCommand(CommandContext context)
        : base(
            "process",
            "Measure what the pipe to a model of kind process costs, over the time that the model itself takes.",
            "bench process --model mine --registry my-models.json",
            "bench process --model mine --registry my-models.json --stimuli 50 --repeats 20 --json")
    {
        _context = context;
        _model.Description = "A registered model of kind process.";
        foreach (Option option in (Option[])[_model, _registry, _repeats, _stimuli, _json])
            Add(option);
        SetAction(Measure);
    }

    private int Measure(ParseResult parsed)
    {
        ModelEntry entry = ModelSpec.Parse(parsed.GetValue(_model)!, Installation.LoadRegistry(parsed.GetValue(_registry)));
        ProcessBenchmarkResult result;
        try
        {
            result = ProcessBenchmark.Run(entry, parsed.GetValue(_stimuli) ?? DefaultStimuli, parsed.GetValue(_repeats) ?? DefaultRepeats, _context.Cancellation);
        }
        catch (ModelProcessException e)
        {
            throw entry.Error(e.Message, e);
        }

        if (parsed.GetValue(_json))
            _context.Console.Out.Write(StrictJson.Serialize(result));
        else
            Write(result);
        return ExitCode.Done;
    }

    private void Write(ProcessBenchmarkResult result)
    {
        TextWriter output = _context.Console.Out;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Model} ({result.Client}): medians of {result.Repeats} repeats of {result.Stimuli} stimuli, one process, one call at a time"));
        var table = new TextTable("  request", "ms/stimulus", "the model's own", "overhead", "overhead/own");
        foreach (ProcessTiming timing in result.Requests)
            table.Add("  " + timing.Request, Number(timing.MsPerStimulus, "0.000"), Number(timing.ModelMsPerStimulus, "0.000"), Number(timing.OverheadMsPerStimulus, "0.000"), Number(timing.OverheadShare, "0.0 %"));
        table.Write(output);
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
