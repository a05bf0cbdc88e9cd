namespace RetinaBench.Tests.Models.Processes;

/// <summary>Which processes there are, as /proc tells.</summary>
internal static class LinuxProcesses
{
    /// <summary>Skips the calling SkippableFact where there is no /proc.</summary>
    public static void Require() => Skip.IfNot(OperatingSystem.IsLinux(), "needs /proc to see which processes there are");

    /// <summary>Ids of processes on whose command line a text stands.</summary>
    public static string[] With(string text) => [.. Ids().Where(id => Read($"/proc/{id}/cmdline").Contains(text, StringComparison.Ordinal))];

    /// <summary>The command line of a process, empty where there is none.</summary>
    public static string CommandLine(string id) => Read($"/proc/{id}/cmdline");

    /// <summary>Whether a process has ended without having been waited for.</summary>
    public static bool IsZombie(string id) => Read($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);

    private static IEnumerable<string> Ids() => Directory.GetDirectories("/proc").Select(d => Path.GetFileName(d)!).Where(name => char.IsAsciiDigit(name[0]));

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
