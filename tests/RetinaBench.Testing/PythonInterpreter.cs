using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit;

namespace RetinaBench.Testing;

/// <summary>Finds a Python that has the packages that a test needs.</summary>
public static class PythonInterpreter
{
    /// <summary>The variable that names an interpreter, where the ones that are looked for will not do.</summary>
    public const string Variable = "RETINABENCH_PYTHON";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly ConcurrentDictionary<string, string?> s_found = new(StringComparer.Ordinal);

    /// <summary>An interpreter that can import packages; skips the calling SkippableFact where there is none.</summary>
    /// <param name="packages">For example <c>numpy</c>.</param>
    public static string Require(params string[] packages)
    {
        string? found = Find(packages);
        Skip.If(found is null, $"needs a python3 with {string.Join(" and ", packages)}: apt-get install {string.Join(' ', packages.Select(p => $"python3-{p}"))}, or set {Variable} to one that has them");
        return found!;
    }

    /// <summary>An interpreter that can import packages, or null.</summary>
    /// <param name="packages">For example <c>numpy</c>.</param>
    public static string? Find(params string[] packages)
    {
        string imports = string.Join("; ", packages.Select(p => $"import {p}"));
        // The first python3 along PATH need not be the one that the system's packages are installed for.
        string[] candidates = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? [named] : ["python3", "/usr/bin/python3"];
        return s_found.GetOrAdd(imports, _ => candidates.FirstOrDefault(c => CanRun(c, imports)));
    }

    private static bool CanRun(string interpreter, string imports)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(interpreter, ["-c", imports]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            return process.WaitForExit(s_patience) && process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
