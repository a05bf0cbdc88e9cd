using System.Runtime.InteropServices;

namespace RetinaBench.Models.Processes;

/// <summary>Groups of processes, so that what a model process started ends with it, even where its parent is gone already.</summary>
internal static partial class ProcessGroup
{
    private const string Leader = "/usr/bin/setsid";
    private const int Kill = 9;

    /// <summary>The command that runs another one as the leader of a group of its own; the same command where the system has none.</summary>
    /// <param name="command">An absolute path of a program, and its arguments.</param>
    public static IReadOnlyList<string> Lead(IReadOnlyList<string> command) => OperatingSystem.IsLinux() && File.Exists(Leader) ? [Leader, .. command] : command;

    /// <summary>Whether a process is the leader of its group.</summary>
    /// <param name="process">Id of a process that has not been waited for.</param>
    public static bool IsLeader(int process) => !OperatingSystem.IsWindows() && GetGroup(process) == process;

    /// <summary>Kills every process of a group.</summary>
    /// <param name="leader">Id of its leader.</param>
    public static void KillAll(int leader)
    {
        if (!OperatingSystem.IsWindows())
            _ = Signal(-leader, Kill);
    }

    [LibraryImport("libc", EntryPoint = "getpgid")]
    private static partial int GetGroup(int process);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
