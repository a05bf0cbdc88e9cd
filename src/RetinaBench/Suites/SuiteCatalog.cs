namespace RetinaBench.Suites;

/// <summary>The suites that lie in one folder, one folder each.</summary>
/// <remarks>A view of the disk: nothing is kept, so what is found is what lies there at the time. Thread-safe.</remarks>
public sealed class SuiteCatalog
{
    private readonly string _folder;

    /// <summary>Looks at a folder.</summary>
    /// <param name="folder">The folder of the suites' folders.</param>
    /// <exception cref="InputException">There is no such folder.</exception>
    public SuiteCatalog(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = Directory.Exists(folder) ? folder : throw new InputException($"{folder}: there is no such folder of suites");
    }

    /// <summary>The suites that came with the program, in <c>suites/</c> beside it.</summary>
    /// <exception cref="InputException">They are missing from this installation.</exception>
    public static SuiteCatalog BuiltIn => new(Path.Combine(AppContext.BaseDirectory, "suites"));

    /// <summary>Ids of the suites, in ordinal order.</summary>
    public IReadOnlyList<string> Ids =>
        [.. Directory.EnumerateDirectories(_folder)
            .Where(folder => File.Exists(Path.Combine(folder, SuiteReader.SuiteFileName)))
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal)];

    /// <summary>The folder of a suite.</summary>
    /// <param name="id">Its id.</param>
    /// <exception cref="InputException">There is no such suite.</exception>
    public string FolderOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        IReadOnlyList<string> ids = Ids;
        return ids.Contains(id)
            ? Path.Combine(_folder, id)
            : throw new InputException($"there is no suite '{id}' in {_folder}, only {(ids.Count == 0 ? "none" : string.Join(", ", ids))}");
    }

    /// <summary>Reads a suite.</summary>
    /// <param name="id">Its id.</param>
    /// <exception cref="InputException">There is no such suite, or its files are not valid.</exception>
    public Suite Read(string id) => SuiteReader.Read(FolderOf(id));
}
