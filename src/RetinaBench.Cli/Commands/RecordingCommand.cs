using System.CommandLine;
using RetinaBench.Cli.Recordings;
using RetinaBench.Json;
using RetinaBench.Recordings;

namespace RetinaBench.Cli.Commands;

/// <summary><c>recording</c>: tells what recordings hold, and whether stimulus and spikes belong together.</summary>
internal sealed class RecordingCommand : ExampleCommand
{
    private const int MostLags = 1000, DefaultLags = 20, DefaultSpikes = 2000;

    private readonly CommandContext _context;
    private readonly Argument<string> _data = new("data") { HelpName = "DATA", Description = "A recording as .npz file, a MATLAB file of the public salamander data, or a folder of such files." };
    private readonly Option<int?> _cell = CommonOptions.WholeNumber("--cell", "N", "Look at one cell only, counted from 0; at all if left out.", 0, RecordingLimits.Cells - 1);
    private readonly Option<int?> _lags = CommonOptions.WholeNumber("--lags", "N", $"Frames before a spike that its average is over; {DefaultLags} if left out.", 1, MostLags);
    private readonly Option<int?> _spikes = CommonOptions.WholeNumber("--spikes", "N", $"Spikes of each cell, from the first on, that its average is over; {DefaultSpikes} if left out.", 1, int.MaxValue);
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public RecordingCommand(CommandContext context)
        : base(
            "recording",
            "Tell what recordings hold: cells, frames, trials, spikes, and whether spike-triggered averages are compact.",
            "recording cell.npz",
            "recording salamander/ --cell 3 --spikes 10000",
            "recording salamander/cell_data_01_NC.mat --json")
    {
        _context = context;
        Add(_data);
        foreach (Option option in (Option[])[_cell, _lags, _spikes, _json])
            Add(option);
        SetAction(Tell);
    }

    private int Tell(ParseResult parsed)
    {
        bool json = parsed.GetValue(_json);
        List<RecordingDocument> documents = [];
        foreach (string file in Recording.Find(parsed.GetRequiredValue(_data)))
        {
            var document = RecordingDocument.Of(
                Recording.Read(file), parsed.GetValue(_cell), parsed.GetValue(_lags) ?? DefaultLags, parsed.GetValue(_spikes) ?? DefaultSpikes, _context.Cancellation);
            documents.Add(document);
            if (!json)
                RecordingText.Write(_context.Console.Out, document);
        }

        if (json)
            _context.Console.Out.Write(StrictJson.Serialize(documents));
        return ExitCode.Done;
    }
}
