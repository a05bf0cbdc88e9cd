using Xunit;

namespace RetinaBench.Testing;

/// <summary>Finds the reference data that lie beside a checkout in <c>../shared</c>.</summary>
public static class SharedData
{
    private static readonly Lazy<string?> Folder = new(FindFolder);

    /// <summary>The path of a file under <c>shared/</c>; skips the calling SkippableFact when the data are not beside the checkout.</summary>
    /// <param name="relativePath">For example <c>reference/murray2021/model.pt</c>.</param>
    public static string Require(string relativePath)
    {
        string? path = Find(relativePath);
        Skip.If(path is null, $"needs ../shared/{relativePath}, which is not beside this checkout");
        return path!;
    }

    /// <summary>The path of a file under <c>shared/</c>, or null when it is not beside the checkout.</summary>
    /// <param name="relativePath">For example <c>reference/murray2021/model.pt</c>.</param>
    public static string? Find(string relativePath)
    {
        string? path = Folder.Value is null ? null : Path.Combine(Folder.Value, relativePath);
        return File.Exists(path) ? path : null;
    }

    /// <summary>The root of this checkout: the folder of RetinaBench.sln.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    private static string FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "RetinaBench.sln")))
                return at.FullName;
        }

        throw new InvalidOperationException($"no RetinaBench.sln above {AppContext.BaseDirectory}");
    }

    private static string? FindFolder()
    {
        string shared = Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared"));
        return Directory.Exists(shared) ? shared : null;
    }
}
