using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using RetinaBench.Cli.Commands;
using RetinaBench.Cli.Terminal;


namespace RetinaBench.Cli;

/// <summary>The whole command: parses, carries out, and turns what goes wrong into one line and an exit code.</summary>
internal static class RetinaBenchApp
{
    /// <summary>Name of the command.</summary>
    public const string Name = "retinabench";

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments, without the command's own name.</param>
    /// <param name="console">Where to write.</param>
    /// <param name="cancellation">Asks to stop cleanly.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, CliConsole console, CancellationToken cancellation = default)
    {
        try
        {
            return Invoke(args.Count == 0 ? ["--help"] : args, new(console, cancellation));
        }
        catch (InputException e)
        {
            console.Error.WriteLine($"{Name}: {e.Message.ReplaceLineEndings(" ")}");
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            console.Error.WriteLine($"{Name}: interrupted");
            return ExitCode.Interrupted;
        }
        // Nothing else is expected here, so whatever comes is a defect.
        catch (Exception e)
        {
            console.Error.WriteLine($"{Name}: internal error: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}; please report it to the authors of RetinaBench with this command line and what RETINABENCH_DEBUG=1 prints");
            if (console.Debug)
                console.Error.WriteLine(e);
            return ExitCode.InternalError;
        }
    }

    private static int Invoke(IReadOnlyList<string> args, CommandContext context)
    {
        ParseResult parsed = new RetinaBenchRootCommand(context).Parse(args, new() { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
            throw UsageError(parsed);
        // Signals and exceptions are handled once, outside.
        return parsed.Invoke(new()
        {
            Output = context.Console.Out,
            Error = context.Console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private static InputException UsageError(ParseResult parsed)
    {
        List<string> path = [];
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult command; at = at.Parent)
            path.Insert(0, command.Command.Name);
        // An unknown word first: that a command is missing then follows from it.
        string what = parsed.UnmatchedTokens is [var unknown, ..] ? $"'{unknown}' is not a command or option here" : parsed.Errors[0].Message.TrimEnd('.');
        return new($"{what} (see '{string.Join(' ', path)} --help')");
    }
}
