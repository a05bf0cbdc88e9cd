using System.Security.Cryptography;
using System.Text;

namespace RetinaBench.Models.Registry;

/// <summary>The models that may be run, by name, and the kinds that can open them.</summary>
/// <remarks>
/// Loading reads entries without opening any model: a fault in the form of the file refuses the whole file, a model that
/// cannot be opened refuses itself alone, in <see cref="Open"/>. Immutable and thread-safe.
/// </remarks>
public sealed class ModelRegistry
{
    private readonly Dictionary<string, IModelKind> _kinds;

    /// <summary>Makes a registry.</summary>
    /// <param name="entries">The models, in the order in which they are run and reported; names are distinct, case ignored.</param>
    /// <param name="kinds">The kinds that can open them.</param>
    /// <exception cref="InputException">Two entries have one name, or an entry has an unknown kind or a name against <see cref="ModelName.Rule"/>.</exception>
    public ModelRegistry(IReadOnlyList<ModelEntry> entries, IReadOnlyList<IModelKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(kinds);
        Entries = [.. entries];
        _kinds = kinds.ToDictionary(k => k.Kind, StringComparer.Ordinal);

        // Names become file names of the report, and some file systems ignore case.
        Dictionary<string, ModelEntry> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (ModelEntry entry in Entries)
        {
            if (!ModelName.IsValid(entry.Name))
                throw new InputException($"{entry.Place}: '{OneLine.Of(entry.Name)}' is no name of a model: {ModelName.Rule}");
            if (!_kinds.ContainsKey(entry.Kind))
                throw entry.Error($"kind '{entry.Kind}' is not one of {string.Join(", ", kinds.Select(k => k.Kind))}");
            if (!seen.TryAdd(entry.Name, entry))
                throw entry.Error($"the name is taken by {seen[entry.Name].Place}");
        }
    }

    /// <summary>Reads a registry file, <c>{"models": [{"kind": ..., "name": ..., ...}]}</c>, without opening any model.</summary>
    /// <param name="path">The file; paths in it are relative to its folder.</param>
    /// <param name="kinds">The kinds that entries may be of.</param>
    /// <exception cref="InputException">The file cannot be read, or is not a registry; the message names file, JSON path and line.</exception>
    public static ModelRegistry Load(string path, IReadOnlyList<IModelKind> kinds)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(kinds);
        return new(RegistryReader.Read(path, kinds), kinds);
    }

    /// <summary>The models, in order.</summary>
    public IReadOnlyList<ModelEntry> Entries { get; }

    /// <summary>The entry of a name.</summary>
    /// <param name="name">Name of a registered model.</param>
    /// <exception cref="InputException">There is none.</exception>
    public ModelEntry Find(string name) => Entries.FirstOrDefault(e => e.Name == name)
        ?? throw new InputException($"no model is registered as '{OneLine.Of(name)}': there are {(Entries.Count == 0 ? "none" : string.Join(", ", Entries.Select(e => e.Name)))}; a model of your own is given as name=path");

    /// <summary>Opens the model of an entry, of this registry or made from a specification.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>A model with a card.</returns>
    /// <exception cref="InputException">It cannot be opened; other entries are not affected.</exception>
    public IModel Open(ModelEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!_kinds.TryGetValue(entry.Kind, out IModelKind? kind))
            throw entry.Error($"kind '{entry.Kind}' is not one of {string.Join(", ", _kinds.Keys)}");
        return kind.Open(entry);
    }

    /// <summary>Whether the model of an entry is fitted to cells rather than shown stimuli; null where that is not known before it is opened.</summary>
    /// <param name="entry">An entry, of this registry or made from a specification.</param>
    public bool? IsFitted(ModelEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return _kinds.GetValueOrDefault(entry.Kind)?.IsFitted(entry);
    }

    /// <summary>Tells whether the files of a model are those that they were, so that a run is resumed with the same weights only.</summary>
    /// <param name="entry">An entry, of this registry or made from a specification.</param>
    /// <returns>
    /// SHA-256 of the entry's file in lower-case hexadecimal, of several files that of their hashes one after the other; of a command, its texts with the hashes of those that
    /// are files. Null for an entry without either, or with a file that cannot be read, which opening the model tells.
    /// </returns>
    public string? HashFiles(ModelEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        IReadOnlyList<EntryMember> members = _kinds.TryGetValue(entry.Kind, out IModelKind? kind) ? kind.Members : [];
        string[] paths = [.. members.Where(m => m.Type == EntryMemberType.File).Select(m => entry.Find(m.Name)).OfType<string>()];
        IReadOnlyList<string>[] lists = [.. members.Where(m => m.Type == EntryMemberType.TextList).Select(m => entry.Lists.GetValueOrDefault(m.Name)).OfType<IReadOnlyList<string>>()];
        try
        {
            string[] hashes = [.. paths.Select(HashFile), .. lists.Select(l => HashCommand(l, entry.Folder))];
            return hashes.Length < 2 ? hashes.FirstOrDefault() : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(hashes))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // What it says, and what is in the files that it names: a script, its weights.
    private static string HashCommand(IReadOnlyList<string> command, string folder)
    {
        IEnumerable<string> parts = command.Select(text => (Text: text, Path: Path.Combine(folder, text))).Select(t => File.Exists(t.Path) ? $"{t.Text}\n{HashFile(t.Path)}" : t.Text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));
    }

    private static string HashFile(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
