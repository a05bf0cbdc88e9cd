using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace RetinaBench.Cli.Commands;

/// <summary>The usual help, followed by the examples of the command.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly string[] FirstSteps =
    [
        "run --quick                                   every model on every suite, a quick look",
        "run --model murray2021=model.pt               a model of your own",
        "list criteria                                 the claims that models are judged by",
        "explain task-easy                             one claim: where it comes from and how it is judged",
    ];

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int result = help.Invoke(parseResult);
        IReadOnlyList<string> examples = parseResult.CommandResult.Command switch
        {
            ExampleCommand command => command.Examples,
            RootCommand => FirstSteps,
            _ => [],
        };
        if (examples.Count == 0)
            return result;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in examples)
            output.WriteLine($"  {RetinaBenchApp.Name} {example}");
        output.WriteLine();
        return result;
    }
}
