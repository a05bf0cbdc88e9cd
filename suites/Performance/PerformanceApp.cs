using System.CommandLine;
using System.CommandLine.Invocation;

namespace RetinaBench.Performance;

/// <summary>The whole program: parses, carries out, and turns what goes wrong into one line and an exit code.</summary>
internal static class PerformanceApp
{
    private const string Name = "performance";

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Receives results.</param>
    /// <param name="error">Receives progress and errors.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        try
        {
            ParseResult parsed = new PerformanceCommand(output, error).Parse(args, new() { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
                throw new InputException($"{parsed.Errors[0].Message.TrimEnd('.')} (see '--help')");
            return parsed.Invoke(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (InputException e)
        {
            error.WriteLine($"{Name}: {e.Message.ReplaceLineEndings(" ")}");
            return ExitCode.BadInput;
        }
        // Nothing else is expected here, so whatever comes is a defect.
        catch (Exception e)
        {
            error.WriteLine($"{Name}: internal error: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
            return ExitCode.InternalError;
        }
    }
}
