using System.CommandLine;

namespace RetinaBench.Cli.Commands;

/// <summary>A command whose help ends with examples.</summary>
internal abstract class ExampleCommand(string name, string description, params IReadOnlyList<string> examples)
    : Command(name, description)
{
    /// <summary>Command lines that work as they stand, without the name of the program.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
