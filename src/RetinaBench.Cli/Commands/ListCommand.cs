using System.CommandLine;
using RetinaBench.Cli.Listing;
using RetinaBench.Cli.Terminal;
using RetinaBench.Json;

namespace RetinaBench.Cli.Commands;

/// <summary><c>list</c>: what there is to run, by name.</summary>
internal sealed class ListCommand : ExampleCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public ListCommand(CommandContext context)
        : base("list", "List models, suites, environments or criteria.", "list models", "list criteria --json")
    {
        Option<string?> registry = CommonOptions.Registry();
        Command models = Add("models", "Registered models: role, kind and what they are.", "list models", "list models --registry my-models.json --json");
        models.Add(registry);
        SetList(context, models, parsed => ModelListing.Of(Installation.LoadRegistry(parsed.GetValue(registry))), ModelListing.Table);
        SetList(context, Add("suites", "Suites: one paper each.", "list suites"), _ => SuiteListing.Of(Installation.ReadSuites([])), SuiteListing.Table);
        SetList(context, Add("environments", "Environments: what is shown to the models.", "list environments"), _ => EnvironmentListing.Of(Installation.ReadSuites([])), EnvironmentListing.Table);
        SetList(context, Add("criteria", "Criteria: the claims that models are judged by.", "list criteria", "list criteria --json"), _ => CriterionListing.Of(Installation.ReadSuites([])), CriterionListing.Table);
    }

    private ListSubcommand Add(string name, string description, params IReadOnlyList<string> examples)
    {
        var command = new ListSubcommand(name, description, examples);
        Add(command);
        return command;
    }

    private static void SetList<T>(CommandContext context, Command command, Func<ParseResult, IReadOnlyList<T>> items, Func<IReadOnlyList<T>, TextTable> table)
    {
        Option<bool> json = CommonOptions.Json();
        command.Add(json);
        command.SetAction(parsed =>
        {
            IReadOnlyList<T> found = items(parsed);
            if (parsed.GetValue(json))
                context.Console.Out.Write(StrictJson.Serialize(found));
            else
                table(found).Write(context.Console.Out);
            return ExitCode.Done;
        });
    }

    private sealed class ListSubcommand(string name, string description, IReadOnlyList<string> examples) : ExampleCommand(name, description, examples);
}
