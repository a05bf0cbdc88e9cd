using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace RetinaBench.Cli.Benchmarks;

/// <summary>A script that measures the same network written plainly in PyTorch; it takes <c>--device</c>, <c>--stimuli</c>, <c>--threads</c> and <c>--repeats</c>, and prints one JSON object.</summary>
/// <param name="python">The interpreter.</param>
/// <param name="script">The script.</param>
internal sealed class PyTorchPeer(string python, string script)
{
    // The one along the path may be another than that of the distribution, which python3-torch is for.
    private static readonly string[] s_candidates = ["python3", "/usr/bin/python3"];

    /// <summary>Name of the script.</summary>
    public string Name => Path.GetFileName(script);

    /// <summary>Finds what runs it.</summary>
    /// <param name="script">The script.</param>
    /// <param name="python">The interpreter; the first one with PyTorch if null.</param>
    /// <exception cref="InputException">There is no such file, or no Python with PyTorch.</exception>
    public static PyTorchPeer Find(string script, string? python)
    {
        if (!File.Exists(script))
            throw new InputException($"--peer: there is no file '{script}'");
        return new(
            python ?? s_candidates.FirstOrDefault(candidate => Run(candidate, ["-c", "import torch"], CancellationToken.None).Code == 0)
                ?? throw new InputException($"--peer: none of {string.Join(", ", s_candidates)} has PyTorch; --python names another"),
            script);
    }

    /// <summary>Measures at one batch, in a process of its own. What goes wrong in it is told in the result: other batches may do.</summary>
    /// <param name="device">Where: cpu or cuda.</param>
    /// <param name="batch">Stimuli of a batch.</param>
    /// <param name="threads">Threads on the CPU.</param>
    /// <param name="repeats">Repeats whose median it tells.</param>
    /// <param name="cancellation">Ends the process, and this call with <see cref="OperationCanceledException"/>.</param>
    public PeerTiming Measure(string device, int batch, int threads, int repeats, CancellationToken cancellation)
    {
        (int code, string output, string error) = Run(python, [script, "--device", device, "--stimuli", Number(batch), "--threads", Number(threads), "--repeats", Number(repeats)], cancellation);
        if (code != 0)
            return Failed(batch, FormattableString.Invariant($"{Name} ended with exit code {code}: {LastLine(error)}"));
        try
        {
            return PeerTiming.Parse(output, batch);
        }
        catch (InputException e)
        {
            return Failed(batch, $"{Name}: {e.Message}");
        }
    }

    private static PeerTiming Failed(int batch, string reason) => new(batch, null, null, [], reason);

    private static (int Code, string Output, string Error) Run(string python, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            using CancellationTokenRegistration stop = cancellation.Register(() => process.Kill(entireProcessTree: true));
            Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            return (process.ExitCode, output, error.Result);
        }
        catch (Win32Exception e)
        {
            return (-1, "", $"'{python}' cannot be started: {e.Message}");
        }
    }

    // Of a traceback it says what happened.
    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "it said nothing";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
