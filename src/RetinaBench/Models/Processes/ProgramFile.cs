namespace RetinaBench.Models.Processes;

/// <summary>Finds the program that a command names, as a shell would.</summary>
internal static class ProgramFile
{
    /// <summary>The path of a program.</summary>
    /// <param name="name">A name to be looked for along PATH, or a path relative to a folder.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>An absolute path, or null where there is none.</returns>
    public static string? Find(string name, string folder)
    {
        if (name.Contains('/', StringComparison.Ordinal) || name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return Existing(Path.GetFullPath(name, folder));
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(f => Existing(Path.Combine(f, name))).FirstOrDefault(p => p is not null);
    }

    private static string? Existing(string path)
    {
        if (OperatingSystem.IsWindows())
            return ((string[])[path, path + ".exe"]).FirstOrDefault(File.Exists);
        const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (File.GetUnixFileMode(path) & Executable) != 0 ? path : null;
    }
}
