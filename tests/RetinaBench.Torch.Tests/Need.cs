namespace RetinaBench.Torch.Tests;

/// <summary>Skips the calling SkippableFact where what it needs is not here.</summary>
internal static class Need
{
    /// <summary>Torch, on the CPU at least.</summary>
    public static void Torch() => Skip.If(TorchRuntime.Missing is not null, TorchRuntime.Missing ?? "");

    /// <summary>Torch and a CUDA device.</summary>
    public static void Cuda() => Skip.If(TorchRuntime.MissingCuda is not null, TorchRuntime.MissingCuda ?? "");
}
