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

    /// <summary>The registries of the main job, one after the other: what every machine runs, and what needs a GPU.</summary>
    public static IReadOnlyList<string> RegistryPaths { get; } = [Path.Combine(AppContext.BaseDirectory, RegistryName), Path.Combine(AppContext.BaseDirectory, "models.cuda.json")];

    private const string RegistryName = "models.json";

    /// <summary>Loads a registry to find models in by name.</summary>
    /// <param name="path">Its file, or null for all that came with the program: those of the main job, then those of suites with models of their own.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static ModelRegistry LoadRegistry(string? path) => Load(path is null ? [.. RegistryPaths, .. FindSuites([]).Select(OwnRegistryOf).OfType<string>()] : [path]);

    /// <summary>Loads the registry whose models are run where none is named.</summary>
    /// <param name="path">Its file; null for those that came with the program.</param>
    /// <param name="suites">The suites that were asked for, by id or folder: each is run on the models of its own where it has some, and else on those of the main job, as are all suites where none was asked for.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static ModelRegistry LoadRegistry(string? path, IReadOnlyList<string> suites) =>
        Load(path is not null ? [path] : suites.Count == 0 ? RegistryPaths : [.. FindSuites(suites).SelectMany(folder => OwnRegistryOf(folder) is { } own ? [own] : RegistryPaths).Distinct()]);

    private static ModelRegistry Load(IReadOnlyList<string> paths) => new([.. paths.SelectMany(p => ModelRegistry.Load(p, Kinds).Entries)], Kinds);

    /// <summary>Reads suites.</summary>
    /// <param name="namesOrFolders">Ids of suites that came with the program, or folders of suites; empty for every suite that came with it.</param>
    /// <exception cref="InputException">There is no such suite, or it is not valid.</exception>
    public static IReadOnlyList<Suite> ReadSuites(IReadOnlyList<string> namesOrFolders) => [.. FindSuites(namesOrFolders).Select(SuiteReader.Read)];

    /// <summary>What the suites that came with the program ask of recordings, without any.</summary>
    /// <exception cref="InputException">A file is not valid.</exception>
    public static IReadOnlyList<Suite> ReadRecordedSuites() => [.. FindSuites([]).Select(SuiteReader.ReadRecorded).Where(found => found is not null).Select(found => found!.Value.Suite)];

    /// <summary>Folders of the suites that came with the program and ask something of recordings.</summary>
    /// <exception cref="InputException">A file is not valid.</exception>
    public static IReadOnlyList<string> FindRecordedSuites() => [.. FindSuites([]).Where(folder => SuiteReader.ReadRecorded(folder) is not null)];

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

    private static string? OwnRegistryOf(string folder)
    {
        string path = Path.Combine(folder, RegistryName);
        return File.Exists(path) ? path : null;
    }
}
