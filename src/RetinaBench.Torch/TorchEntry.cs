using System.Globalization;
using RetinaBench.Models;
using RetinaBench.Models.Registry;
using RetinaBench.Torch.Devices;

namespace RetinaBench.Torch;

/// <summary>The members of a registry entry that say where and how a model is computed.</summary>
internal static class TorchEntry
{
    private const string Device = "device", Precision = "precision", Batch = "batch", Automatic = "auto";

    /// <summary>The members, none of them required.</summary>
    public static IReadOnlyList<EntryMember> Members { get; } =
    [
        new(Device, EntryMemberType.Text, Required: false),
        new(Precision, EntryMemberType.Text, Required: false),
        new(Batch, EntryMemberType.Text, Required: false),
    ];

    /// <summary>Refuses an entry where there is no Torch.</summary>
    /// <param name="entry">The entry.</param>
    /// <exception cref="UnavailableException">There is none; the message says how to get it.</exception>
    public static void RequireTorch(ModelEntry entry)
    {
        if (TorchRuntime.Missing is { } reason)
            throw new UnavailableException($"kind {entry.Kind} needs Torch: {reason}");
    }

    /// <summary>Reads them.</summary>
    /// <param name="entry">The entry.</param>
    /// <exception cref="InputException">A value is none of the valid ones.</exception>
    public static TorchOptions Read(ModelEntry entry)
    {
        string precision = entry.Find(Precision) ?? TorchPrecisions.NameOf(TorchPrecision.Single);
        if (!TorchPrecisions.ByName.TryGetValue(precision, out TorchPrecision arithmetic))
            throw entry.Error($"{Precision}: '{precision}' is not one of {string.Join(", ", TorchPrecisions.ByName.Keys)}");
        return new() { Device = entry.Find(Device) ?? TorchDevice.Default, Precision = arithmetic, Batch = ReadBatch(entry) };
    }

    private static int? ReadBatch(ModelEntry entry)
    {
        string text = entry.Find(Batch) ?? Automatic;
        if (text == Automatic)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int batch) && batch is >= 1 and <= TorchOptions.MaximumBatch
            ? batch
            : throw entry.Error(FormattableString.Invariant($"{Batch}: '{text}' is neither {Automatic} nor a number of 1 to {TorchOptions.MaximumBatch}"));
    }
}
