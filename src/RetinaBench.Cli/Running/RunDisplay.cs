using RetinaBench.Cli.Terminal;

namespace RetinaBench.Cli.Running;

/// <summary>Chooses how the progress of a run is shown.</summary>
internal static class RunDisplay
{
    /// <summary>Bars on a terminal, else lines.</summary>
    /// <param name="console">Where to write.</param>
    /// <param name="announcement">What is being done.</param>
    public static IRunDisplay On(CliConsole console, string announcement) => console.ErrorIsTerminal
        ? new BarDisplay(console.Error, announcement, !console.NoColour, TimeProvider.System)
        : new PlainDisplay(console.Error, announcement, TimeProvider.System);
}
