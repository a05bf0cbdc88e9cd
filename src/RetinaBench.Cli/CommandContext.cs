using RetinaBench.Cli.Terminal;

namespace RetinaBench.Cli;

/// <summary>What every command is given.</summary>
/// <param name="Console">Where to write.</param>
/// <param name="Cancellation">Asks to stop cleanly.</param>
internal sealed record CommandContext(CliConsole Console, CancellationToken Cancellation);
