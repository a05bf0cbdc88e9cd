using System.CommandLine;
using System.Text;
using RetinaBench.Cli.Responses;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Cli.Commands;

/// <summary><c>respond</c>: shows explicit scenes to a model and writes its responses.</summary>
internal sealed class RespondCommand : ExampleCommand
{
    private const string StandardOutput = "-";

    private readonly CommandContext _context;
    private readonly Option<string?> _model = CommonOptions.Model(required: true);
    private readonly Option<string?> _registry = CommonOptions.Registry();
    private readonly Option<string> _scenes = new("--scenes") { HelpName = "FILE", Description = "Scenes to show.", Required = true };
    private readonly Option<string> _out = new("--out") { HelpName = "FILE", Description = "Where the responses go; - for stdout.", Required = true };
    private readonly Option<string?> _isolate = new("--isolate") { HelpName = "SPEC", Description = "Lesion all cell types but these, for example \"bipolar:4;ganglion:0,2\"." };
    private readonly Option<string?> _lesion = new("--lesion") { HelpName = "SPEC", Description = "Lesion these cell types, for example \"ganglion:0\"." };

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public RespondCommand(CommandContext context)
        : base(
            "respond",
            "Show explicit scenes to a model and write its responses.",
            "respond --model murray2021=model.pt --scenes scenes.json --out responses.json",
            "respond --model oracle --scenes scenes.json --lesion \"ganglion:0\" --out -")
    {
        _context = context;
        foreach (Option option in (Option[])[_model, _registry, _scenes, _out, _isolate, _lesion])
            Add(option);
        Validators.Add(result =>
        {
            if (result.GetResult(_isolate) is not null && result.GetResult(_lesion) is not null)
                result.AddError("--isolate and --lesion exclude each other");
        });
        SetAction(Respond);
    }

    private int Respond(ParseResult parsed)
    {
        SceneFile scenes = SceneFile.Read(parsed.GetRequiredValue(_scenes));
        using OpenedModel model = OpenedModel.Open(parsed.GetValue(_model)!, Installation.LoadRegistry(parsed.GetValue(_registry)));
        model.RequireResponses();
        Lesion lesion = ReadLesion(parsed, model.Model.Card);
        string json = new ResponsesDocument(model.Entry.Name, new SceneResponder(model, lesion).Respond(scenes.ToStimuli(), _context.Cancellation)).ToJson();
        if (parsed.GetRequiredValue(_out) is var path && path == StandardOutput)
            _context.Console.Out.Write(json);
        else
            InputFile.WriteBytes(path, Encoding.UTF8.GetBytes(json));
        return ExitCode.Done;
    }

    private Lesion ReadLesion(ParseResult parsed, ModelCard card)
    {
        if (parsed.GetValue(_isolate) is { } kept)
            return Lesion.Isolate(card, Lesion.ParseCellTypes(kept, card));
        return parsed.GetValue(_lesion) is { } lesioned ? Lesion.Of(Lesion.ParseCellTypes(lesioned, card)) : Lesion.None;
    }
}
