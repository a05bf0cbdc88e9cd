using System.CommandLine;
using System.CommandLine.Help;

namespace RetinaBench.Cli.Commands;

/// <summary>The command itself, with all others below it.</summary>
internal sealed class RetinaBenchRootCommand : RootCommand
{
    /// <summary>Makes the tree of commands.</summary>
    /// <param name="context">Where to write, and what came with the program.</param>
    public RetinaBenchRootCommand(CommandContext context)
        : base("A benchmark and conformance suite for retina models.")
    {
        Add(new RunCommand(context));
        Add(new RerunCommand(context));
        Add(new ListCommand(context));
        Add(new ExplainCommand(context));
        Add(new RespondCommand(context));
        Add(new RenderCommand(context));
        Add(new ValidateCommand(context));
        Add(new ReportCommand(context));
        Add(new CompareCommand(context));
        Add(new BaselineCommand(context));
        Add(new TrainCommand(context));
        Add(new RecordingCommand(context));
        Add(new BenchCommand(context));
        Add(new NewCommand(context));
        Add(new CompletionCommand(context));
        // In place of the usual one, whose further names /h and /? look like files here.
        Options.Remove(Options.OfType<HelpOption>().Single());
        var help = new HelpOption("--help", "-h");
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        Add(help);
    }
}
