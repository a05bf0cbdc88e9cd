using RetinaBench.Models.Processes;
using RetinaBench.Models.Registry;
using RetinaBench.Reference;
using RetinaBench.Suites;
using RetinaBench.Torch;
using RetinaBench.Torch.TorchScript;

namespace RetinaBench.Cli;

/// <summary>What came with the program: its registry, its suites, and the kinds of models that it can open.</summary>
internal static class Installation
{
    /// <summary>The kinds of models that registries may hold.</summary>
    public static IReadOnlyList<IModelKind> Kinds { get; } = [new ReferenceModelKind(), new AssemblyModelKind(), new ProcessModelKind(), new TorchModelKind(), new TorchScriptModelKind()];

    /// <summary>The registries that are used, one after the other, where none is named: what every machine runs, and what needs a GPU.</summary>
    public static IReadOnlyList<string> RegistryPaths { get; } = [Path.Combine(AppContext.BaseDirectory, "models.json"), Path.Combine(AppContext.BaseDirectory, "models.cuda.json")];

    /// <summary>Loads a registry.</summary>
    /// <param name="path">Its file, or null for those that came with the program.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static ModelRegistry LoadRegistry(string? path) =>
        path is null ? new([.. RegistryPaths.SelectMany(p => ModelRegistry.Load(p, Kinds).Entries)], Kinds) : ModelRegistry.Load(path, Kinds);

    /// <summary>Reads suites.</summary>
    /// <param name="namesOrFolders">Ids of suites that came with the program, or folders of suites; empty for every suite that came with it.</param>
    /// <exception cref="InputException">There is no such suite, or it is not valid.</exception>
    public static IReadOnlyList<Suite> ReadSuites(IReadOnlyList<string> namesOrFolders) => [.. FindSuites(namesOrFolders).Select(SuiteReader.Read)];

    /// <summary>What the suites that came with the program ask of recordings, without any.</summary>
    /// <exception cref="InputException">A file is not valid.</exception>
    public static IReadOnlyList<Suite> ReadRecordedSuites() => [.. FindSuites([]).Select(SuiteReader.ReadRecorded).Where(found => found is not null).Select(found => found!.Value.Suite)];

    /// <summary>Finds the folders of suites.</summary>
    /// <param name="namesOrFolders">As for <see cref="ReadSuites"/>.</param>
    /// <exception cref="InputException">There is no such suite.</exception>
    public static IReadOnlyList<string> FindSuites(IReadOnlyList<string> namesOrFolders)
    {
        SuiteCatalog catalog = SuiteCatalog.BuiltIn;
        return [.. (namesOrFolders.Count == 0 ? catalog.Ids : namesOrFolders).Select(s => !catalog.Ids.Contains(s) && IsFolder(s) ? s : catalog.FolderOf(s))];
    }

    private static bool IsFolder(string text) =>
        text.Length > 0 && (text.Contains('/', StringComparison.Ordinal) || text.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || Directory.Exists(text));
}
