using System.CommandLine;

namespace RetinaBench.Cli.Commands;

/// <summary><c>bench</c>: how fast things are on this machine.</summary>
internal sealed class BenchCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public BenchCommand(CommandContext context)
        : base("bench", "Measure speed on this machine.")
    {
        Add(new BenchInferenceCommand(context));
        Add(new BenchTrainingCommand(context));
        Add(new BenchTorchCommand(context));
        Add(new BenchEncodingCommand(context));
        Add(new BenchProcessCommand(context));
    }
}
