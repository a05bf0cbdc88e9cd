using RetinaBench.Models;
using RetinaBench.Models.Registry;
using RetinaBench.Reference;
using RetinaBench.Testing;

namespace RetinaBench.Torch.Tests;

public sealed class TorchModelKindTests
{
    private static readonly string s_weights = Path.Combine(SharedData.RepositoryRoot, "baselines", "weights", "paper-1", "weights.safetensors");

    [SkippableFact]
    public void Open_TrainedNetwork_IsTheReferenceNetworkOnAnotherCore()
    {
        Need.Torch();
        IRetinaModel model = Open("""{ "kind": "torch", "name": "m", "architecture": "murray2021", "weights": "WEIGHTS", "batch": "2" }""");
        using var closing = (IDisposable)model;
        IRetinaModel reference = Open("""{ "kind": "reference", "name": "m", "architecture": "murray2021", "weights": "WEIGHTS" }""");
        Assert.Equal($"{reference.Card.Version}-torch", model.Card.Version);
        Assert.StartsWith(reference.Card.Description.TrimEnd('.'), model.Card.Description, StringComparison.Ordinal);
        Assert.Equal(reference.Card.Layers, model.Card.Layers);
        Assert.Equal(((IKernelSource)reference).Kernels.Count, ((IKernelSource)model).Kernels.Count);
        Assert.IsAssignableFrom<IInputGradient>(model);
    }

    [SkippableTheory]
    [InlineData(""" "architecture": "yan2020" """, "architecture: 'yan2020' is not one of murray2021")]
    [InlineData(""" "architecture": "murray2021", "device": "tpu" """, "device 'tpu' is not one of cpu, cuda, cuda:N")]
    [InlineData(""" "architecture": "murray2021", "precision": "half" """, "precision: 'half' is not one of single, tf32, mixed")]
    [InlineData(""" "architecture": "murray2021", "precision": "tf32" """, "precision tf32 needs a CUDA device")]
    [InlineData(""" "architecture": "murray2021", "batch": "0" """, "batch: '0' is neither auto nor a number of 1 to 4096")]
    [InlineData(""" "architecture": "murray2021", "batch": "many" """, "batch: 'many' is neither auto nor a number of 1 to 4096")]
    public void Open_WrongMember_NamesEntryValueAndWhatIsValid(string members, string message)
    {
        Need.Torch();
        InputException e = Assert.Throws<InputException>(() => Open($$"""{ "kind": "torch", "name": "m", "weights": "WEIGHTS", {{members}} }"""));
        Assert.Contains("$.models[0] (m): ", e.Message, StringComparison.Ordinal);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_UnknownMember_IsRefusedWithoutTorch()
    {
        InputException e = Assert.Throws<InputException>(() => Open("""{ "kind": "torch", "name": "m", "architecture": "murray2021", "weights": "WEIGHTS", "gpu": "1" }"""));
        Assert.Contains("unknown member 'gpu': an entry of kind torch has kind, name, family, architecture, weights, device, precision, batch", e.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Open_WithoutTorch_SaysHowToGetIt()
    {
        Skip.If(TorchRuntime.Missing is null, "Torch is here");
        UnavailableException e = Assert.Throws<UnavailableException>(() => Open("""{ "kind": "torch", "name": "m", "architecture": "murray2021", "weights": "WEIGHTS" }"""));
        Assert.Contains("kind torch needs Torch", e.Message, StringComparison.Ordinal);
        Assert.Contains("docs/torch.md", e.Message, StringComparison.Ordinal);
    }

    private static IRetinaModel Open(string entry)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("models.json", $$"""{ "models": [ {{entry.Replace("WEIGHTS", s_weights, StringComparison.Ordinal)}} ] }""");
        ModelRegistry registry = ModelRegistry.Load(file, [new TorchModelKind(), new ReferenceModelKind()]);
        return (IRetinaModel)registry.Open(registry.Entries[0]);
    }
}
