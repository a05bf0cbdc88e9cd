namespace RetinaBench.Torch.Tests;

public sealed class TorchRuntimeTests
{
    [Fact]
    public void Provider_IsOneOfTheThree() => Assert.Contains(TorchRuntime.Provider, new[] { "nuget", "system", "none" });

    [SkippableFact]
    public void Missing_BuiltWithoutTorch_SaysSoAndWhatToDo()
    {
        Skip.If(TorchRuntime.Provider != "none", $"built with TorchProvider={TorchRuntime.Provider}; -p:TorchProvider=none tests it");
        Assert.Contains("built without Torch", TorchRuntime.Missing, StringComparison.Ordinal);
        Assert.Contains("docs/torch.md", TorchRuntime.Missing, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingCuda_IsAtLeastWhatIsMissingOfTorch() => Assert.Equal(TorchRuntime.Missing ?? TorchRuntime.MissingCuda, TorchRuntime.MissingCuda);
}
