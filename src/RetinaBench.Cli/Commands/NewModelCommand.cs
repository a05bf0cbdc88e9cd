using System.CommandLine;
using System.Text;
using RetinaBench.Cli.Creating;
using RetinaBench.Models.Registry;

namespace RetinaBench.Cli.Commands;

/// <summary><c>new model</c>: writes a model that validates and can be judged at once.</summary>
internal sealed class NewModelCommand : ExampleCommand
{
    private readonly CommandContext _context;
    private readonly Argument<string> _name = new("name") { HelpName = "NAME", Description = "Name of the model." };
    private readonly Option<string> _language = new("--language") { HelpName = string.Join('|', ModelTemplate.Languages), Description = "What it is written in: python for a process of its own, csharp for a plugin.", DefaultValueFactory = _ => ModelTemplate.Languages[0] };
    private readonly Option<bool> _fitted = new("--fitted") { Description = "A model that is fitted to cells, as the suite yan2020 asks for, and not one that answers stimuli." };
    private readonly Option<string?> _out = new("--out") { HelpName = "FOLDER", Description = "Where it goes, a folder that is not there yet or empty; one called NAME if left out." };

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public NewModelCommand(CommandContext context)
        : base(
            "model",
            "Write a model of your own to begin with: a folder that validates and is judged as it stands.",
            "new model mine",
            "new model mine --language csharp --out plugins/mine",
            "new model my-cell --fitted")
    {
        _context = context;
        _language.AcceptOnlyFromAmong([.. ModelTemplate.Languages]);
        Add(_name);
        Add(_language);
        Add(_fitted);
        Add(_out);
        SetAction(Write);
    }

    private int Write(ParseResult parsed)
    {
        string name = parsed.GetRequiredValue(_name), folder = parsed.GetValue(_out) ?? name;
        if (!ModelName.IsValid(name))
            throw new InputException($"'{name}' is no name of a model: {ModelName.Rule}");
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new InputException($"{folder}: is there already and not an empty folder; name another one with --out FOLDER");
        foreach ((string file, string text) in ModelTemplate.Of(parsed.GetRequiredValue(_language), parsed.GetValue(_fitted)).Fill(name))
            InputFile.WriteBytes(Path.Combine(folder, file), Encoding.UTF8.GetBytes(text));
        _context.Console.Out.WriteLine($"{folder}: a model to begin with; its README.md says how to validate it and have it judged");
        return ExitCode.Done;
    }
}
