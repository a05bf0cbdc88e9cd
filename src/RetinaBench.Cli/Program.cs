using RetinaBench.Cli;
using RetinaBench.Cli.Terminal;

using var interruption = new Interruption();
using CliConsole console = CliConsole.OfProcess();
int exitCode = RetinaBenchApp.Run(args, console, interruption.Token);
return interruption.Signal is { } signal && exitCode == ExitCode.Interrupted ? ExitCode.Killed(signal) : exitCode;
