namespace RetinaBench.Torch.Devices;

/// <summary>Says how arithmetics are called.</summary>
public static class TorchPrecisions
{
    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, TorchPrecision> ByName { get; } = Enum.GetValues<TorchPrecision>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>The name of an arithmetic, in registries, tables and cards.</summary>
    /// <param name="precision">The arithmetic.</param>
    public static string NameOf(TorchPrecision precision) => precision switch
    {
        TorchPrecision.Single => "single",
        TorchPrecision.Tf32 => "tf32",
        TorchPrecision.Mixed => "mixed",
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, null),
    };
}
