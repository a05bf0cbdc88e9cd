using System.CommandLine;

namespace RetinaBench.Cli.Commands;

/// <summary><c>new</c>: something of your own to begin with.</summary>
internal sealed class NewCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public NewCommand(CommandContext context)
        : base("new", "Write a model to begin with.") => Add(new NewModelCommand(context));
}
