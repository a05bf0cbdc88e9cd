using System.CommandLine;
using RetinaBench.Baselines.Conformance;
using RetinaBench.Cli.Baselines;
using RetinaBench.Json;

namespace RetinaBench.Cli.Commands;

/// <summary><c>baseline show</c>: the accepted baselines.</summary>
internal sealed class BaselineShowCommand : ExampleCommand
{
    private readonly Option<string?> _folder = BaselineCommand.Folder();
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public BaselineShowCommand(CommandContext context)
        : base("show", "List the accepted baselines.", "baseline show", "baseline show --json")
    {
        foreach (Option option in (Option[])[_folder, _json])
            Add(option);
        SetAction(parsed =>
        {
            BaselineFolder folder = BaselineCommand.FolderOf(parsed.GetValue(_folder));
            BaselineRow[] rows = [.. folder.Read().Select(BaselineRow.Of)];
            if (parsed.GetValue(_json))
                context.Console.Out.Write(StrictJson.Serialize(rows));
            else
                BaselineText.Write(rows, folder.Path, context.Console.Out);
            return ExitCode.Done;
        });
    }
}
