using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Fixtures;

/// <summary>A command line that must be refused.</summary>
/// <param name="Place">What the message must name.</param>
/// <param name="Arguments">Makes the files and the command line.</param>
internal sealed record BadInput(string Place, Func<TemporaryFolder, FinishedRun, string[]> Arguments);
