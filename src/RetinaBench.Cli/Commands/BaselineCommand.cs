using System.CommandLine;
using RetinaBench.Baselines.Conformance;

namespace RetinaBench.Cli.Commands;

/// <summary><c>baseline</c>: what runs are held against.</summary>
internal sealed class BaselineCommand : Command
{
    /// <summary>Where accepted baselines lie in a checkout, seen from its root.</summary>
    public static readonly string DefaultFolder = Path.Combine("baselines", "conformance");

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public BaselineCommand(CommandContext context)
        : base("baseline", "Accepted baselines: what runs are held against.")
    {
        Add(new BaselineCheckCommand(context));
        Add(new BaselineAcceptCommand(context));
        Add(new BaselineShowCommand(context));
        Add(new BaselineLeaderboardCommand(context));
    }

    /// <summary>Names the folder of baselines.</summary>
    public static Option<string?> Folder() => new("--baselines") { HelpName = "FOLDER", Description = $"Folder of baselines; {DefaultFolder} if left out." };

    /// <summary>The folder of baselines that a command line names.</summary>
    /// <param name="folder">What the option holds.</param>
    public static BaselineFolder FolderOf(string? folder) => folder is "" ? throw new InputException("--baselines: the name of the folder is empty") : new(folder ?? DefaultFolder);
}
