using System.Diagnostics;
using RetinaBench.Testing;

namespace RetinaBench.Torch.Tests.TorchScript;

/// <summary>Runs scripts with a Python that has PyTorch.</summary>
internal static class PythonTorch
{
    /// <summary>Runs a script of <c>clients/torchscript</c>; skips the calling SkippableFact where there is no PyTorch.</summary>
    /// <param name="script">Name of the file.</param>
    /// <param name="arguments">Its arguments.</param>
    public static void Export(string script, params string[] arguments) =>
        Run(Path.Combine(SharedData.RepositoryRoot, "clients", "torchscript", script), arguments);

    /// <summary>Runs a script; skips the calling SkippableFact where there is no PyTorch.</summary>
    /// <param name="path">The file.</param>
    /// <param name="arguments">Its arguments.</param>
    public static void Run(string path, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(PythonInterpreter.Require("torch"), [path, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output.Result + error);
    }
}
