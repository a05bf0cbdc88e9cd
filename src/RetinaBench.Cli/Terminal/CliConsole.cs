using System.Text;

namespace RetinaBench.Cli.Terminal;

/// <summary>Where a command writes: results to <see cref="Out"/>, progress and errors to <see cref="Error"/>.</summary>
internal sealed class CliConsole(TextWriter output, TextWriter error) : IDisposable
{
    /// <summary>Results.</summary>
    public TextWriter Out { get; } = output;

    /// <summary>Progress and errors.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Whether a person reads <see cref="Out"/> on a terminal.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a person reads <see cref="Error"/> on a terminal that can redraw lines.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether colours are unwelcome: the environment variable NO_COLOR, see https://no-color.org.</summary>
    public bool NoColour { get; init; }

    /// <summary>Whether internal errors show their stack trace.</summary>
    public bool Debug { get; init; }

    /// <summary>The console of this process: UTF-8 without byte order mark and '\n' line ends, whatever the locale.</summary>
    public static CliConsole OfProcess() => new(Utf8(Console.OpenStandardOutput()), Utf8(Console.OpenStandardError()))
    {
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"),
        NoColour = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        Debug = Environment.GetEnvironmentVariable("RETINABENCH_DEBUG") == "1",
    };

    public void Dispose()
    {
        Out.Dispose();
        Error.Dispose();
    }

    private static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n", AutoFlush = true };
}
