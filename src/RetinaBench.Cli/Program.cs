using MathNet.Numerics;
using RetinaBench.Cli;
using RetinaBench.Cli.Terminal;

// A run keeps every core busy with work of its own; threads that the library starts would only wait for each other.
Control.UseSingleThread();
using var interruption = new Interruption();
using CliConsole console = CliConsole.OfProcess();
int exitCode = RetinaBenchApp.Run(args, console, interruption.Token);
return interruption.Signal is { } signal && exitCode == ExitCode.Interrupted ? ExitCode.Killed(signal) : exitCode;
