using System.CommandLine.Completions;

namespace RetinaBench.Cli.Commands;

/// <summary>Values that shells complete. What cannot be read is left out: a completion must never fail.</summary>
internal static class Completions
{
    /// <summary>Names of the registered models.</summary>
    public static IEnumerable<CompletionItem> Models() => Items(() => Installation.LoadRegistry(null).Entries.Select(e => e.Name));

    /// <summary>Ids of the suites.</summary>
    public static IEnumerable<CompletionItem> Suites() => Items(() => Installation.ReadSuites([]).Select(s => s.Id));

    /// <summary>Ids of the criteria of all suites.</summary>
    public static IEnumerable<CompletionItem> Criteria() => Items(() => Installation.ReadSuites([]).SelectMany(s => s.Criteria).Select(c => c.Card.Id));

    /// <summary>Names of the environments of all suites.</summary>
    public static IEnumerable<CompletionItem> Environments() => Items(() => Installation.ReadSuites([]).SelectMany(s => s.Environments).Select(e => e.Environment.Name));

    private static IReadOnlyList<CompletionItem> Items(Func<IEnumerable<string>> values)
    {
        try
        {
            return [.. values().Distinct().Select(v => new CompletionItem(v))];
        }
        catch (InputException)
        {
            return [];
        }
    }
}
