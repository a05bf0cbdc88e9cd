using System.Diagnostics;
using RetinaBench.Testing;

namespace RetinaBench.Torch.Tests.TorchScript;

/// <summary>Runs scripts with a Python that has PyTorch.</summary>
internal static class PythonTorch
{
    // The one on the path may be another than Debian's, for which python3-torch is.
    private static readonly string[] s_candidates = ["python3", "/usr/bin/python3"];

    private static readonly Lazy<string?> s_python = new(() => s_candidates.FirstOrDefault(python => Start(python, "-c", "import torch").Code == 0));

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
        Skip.If(s_python.Value is null, "needs a python3 with PyTorch, for example Debian's python3-torch");
        (int code, string said) = Start(s_python.Value!, [path, .. arguments]);
        Assert.True(code == 0, said);
    }

    private static (int Code, string Said) Start(string python, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output.Result + error);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (-1, e.Message);
        }
    }
}
