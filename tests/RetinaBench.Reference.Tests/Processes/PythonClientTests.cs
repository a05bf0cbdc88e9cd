using System.Diagnostics;
using System.Text.RegularExpressions;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Processes;

/// <summary>Runs the tests that the Python client brings.</summary>
public sealed class PythonClientTests
{
    [SkippableFact]
    public void TestsOfTheClient_Pass()
    {
        string python = PythonInterpreter.Require("numpy");
        bool isWhole = PythonInterpreter.Find("numpy", "torch") == python && SharedData.Find("reference/murray2021/model.pt") is not null;
        var start = new ProcessStartInfo(python, ["-m", "unittest", "discover", "-s", Path.Combine(SharedData.RepositoryRoot, "clients", "python", "tests")])
        {
            WorkingDirectory = SharedData.RepositoryRoot,
            RedirectStandardError = true,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        if (SharedData.Find("reference/murray2021/model.pt") is { } model)
            start.Environment["RETINABENCH_REFERENCE"] = Path.GetDirectoryName(model);
        using Process process = Process.Start(start)!;
        string told = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, told);
        Assert.Matches(isWhole ? new Regex(@"^Ran [1-9]\d* tests in [^\n]*\n\nOK\s*\z", RegexOptions.Multiline) : new Regex(@"^Ran [1-9]\d* tests", RegexOptions.Multiline), told);
    }
}
