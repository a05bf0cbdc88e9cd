using RetinaBench.Testing;

namespace RetinaBench.Torch.Tests.TorchScript;

/// <summary>Models exported from PyTorch, once for all tests of a class.</summary>
public sealed class ExportedModels : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private static readonly string[] s_bodies =
    [
        "return movies.sum()", "return movies.reshape(-1, 1, 4, 2, 2).double()", "return movies, movies", "return {'bipolar': movies}", "return [movies, movies, movies]", "return movies.reshape(-1, 7)",
    ];

    private const string ModuleWithKernels = """
        import sys
        import torch


        class Part(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.time = torch.nn.Parameter(torch.arange(10.0, 14.0).reshape(2, 1, 2, 1))


        class Kernels(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.of1 = torch.nn.Parameter(torch.arange(6.0).reshape(1, 1, 1, 2, 3))
                self.part = Part()
                self.register_buffer("numbers", torch.arange(4))
                self.label: str = "no tensor"

            def forward(self, movies, mask):
                bipolar = torch.stack([movies, movies], 1) * mask.reshape(1, -1, 1, 1, 1)
                return bipolar, bipolar.sum([3, 4])


        torch.jit.script(Kernels().eval()).save(sys.argv[1])
        """;

    private readonly Lazy<string> _example, _trained, _modules, _kernels;

    public ExportedModels()
    {
        _example = new(() =>
        {
            PythonTorch.Export("export_example.py", _folder.Path);
            return _folder.At("example");
        });
        _trained = new(() =>
        {
            PythonTorch.Export("export_murray2021.py", TrainedWeights, _folder.At("paper-1"));
            return _folder.At("paper-1");
        });
        _modules = new(() =>
        {
            string source = string.Concat(s_bodies.Select((body, i) => FormattableString.Invariant(
                $"class M{i}(torch.nn.Module):\n    def forward(self, movies, mask):\n        {body}\n\n\ntorch.jit.script(M{i}()).save(sys.argv[1] + '/m{i}.pt')\n")));
            PythonTorch.Run(_folder.Write("modules.py", "import sys\nimport torch\n\n\n" + source), _folder.Path);
            return _folder.Path;
        });
        _kernels = new(() =>
        {
            PythonTorch.Run(_folder.Write("kernels.py", ModuleWithKernels), _folder.At("kernels.pt"));
            return _folder.At("kernels.pt");
        });
    }

    /// <summary>A murray2021 network that was trained here.</summary>
    public static string TrainedWeights { get; } = Path.Combine(SharedData.RepositoryRoot, "baselines", "weights", "paper-1", "weights.safetensors");

    /// <summary>Path of the worked example, without .pt and .card.json.</summary>
    public string Example => _example.Value;

    /// <summary>Path of the exported <see cref="TrainedWeights"/>, without .pt and .card.json.</summary>
    public string Trained => _trained.Value;

    /// <summary>Path of a module whose <c>forward(movies, mask)</c> is one of the few lines that there are modules of.</summary>
    public string ModuleOf(string body) => Path.Combine(_modules.Value, FormattableString.Invariant($"m{Array.IndexOf(s_bodies, body)}.pt"));

    /// <summary>A module of two bipolar types and a decision, which holds a kernel in space of type 1, <c>of1</c>, kernels in time, <c>part.time</c>, and what is no kernel.</summary>
    public string Kernels => _kernels.Value;

    /// <summary>A folder for further models.</summary>
    public TemporaryFolder Folder => _folder;

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
