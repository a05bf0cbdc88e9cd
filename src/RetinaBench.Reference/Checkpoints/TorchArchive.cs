using System.IO.Compression;

namespace RetinaBench.Reference.Checkpoints;

/// <summary>The zip that torch.save writes: one folder with <c>data.pkl</c>, <c>data/KEY</c> and small files on the format.</summary>
internal sealed class TorchArchive : IDisposable
{
    private const string PickleName = "/data.pkl";

    private readonly string file;
    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    private readonly string folder;
    private long unpacked;

    /// <summary>Opens the bytes of a file; <paramref name="file"/> is how messages name it.</summary>
    public TorchArchive(string file, byte[] bytes)
    {
        this.file = file;
        ZipEndRecord.Check(file, bytes);
        zip = Guard("the zip directory", () => new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read));
        foreach (ZipArchiveEntry entry in Guard("the zip directory", () => zip.Entries))
        {
            if (!entries.TryAdd(entry.FullName, entry))
                throw new InputException($"{file}: the zip has two entries named {Printable.Quote(entry.FullName)}");
        }

        folder = FindFolder();
    }

    /// <summary>The name of the pickle's entry.</summary>
    public string Pickle => folder + PickleName;

    /// <summary>The name of the entry of a storage.</summary>
    public string Storage(string key) => $"{folder}/data/{key}";

    /// <summary>Refuses a file written on a big-endian machine; older files do not say and are little-endian.</summary>
    public void CheckByteOrder()
    {
        const int LongestByteOrder = 6;
        string name = $"{folder}/byteorder";
        if (entries.ContainsKey(name) && !Read(name, LongestByteOrder).AsSpan().SequenceEqual("little"u8))
            throw new InputException($"{file}: {Printable.Quote(name)} is not 'little', only little-endian checkpoints are read");
    }

    /// <summary>The unpacked bytes of an entry, checked against its length and checksum.</summary>
    public byte[] Read(string name, int largest)
    {
        string place = Printable.Quote(name);
        if (!entries.TryGetValue(name, out ZipArchiveEntry? entry))
            throw new InputException($"{file}: the zip has no entry {place}");
        long length = Guard(place, () => entry.Length);
        if (length > largest)
            throw new InputException($"{file}: {place} unpacks to {length} bytes, allowed are {largest}");
        unpacked += length;
        if (unpacked > CheckpointLimits.FileBytes)
            throw new InputException($"{file}: {place} brings the zip to {unpacked} unpacked bytes, allowed are {CheckpointLimits.FileBytes}");

        byte[] bytes = Guard(place, () => Unpack(entry, (int)length));
        return Crc32.Of(bytes) == entry.Crc32
            ? bytes
            : throw new InputException($"{file}: {place} is damaged: its CRC-32 is {Crc32.Of(bytes):x8}, the zip says {entry.Crc32:x8}");
    }

    /// <inheritdoc/>
    public void Dispose() => zip.Dispose();

    private static byte[] Unpack(ZipArchiveEntry entry, int length)
    {
        if (entry.IsEncrypted)
            throw new InvalidDataException("it is encrypted");
        byte[] bytes = new byte[length];
        using Stream stream = entry.Open();
        stream.ReadExactly(bytes);
        return stream.ReadByte() < 0 ? bytes : throw new InvalidDataException($"it unpacks to more than the {length} bytes the zip says");
    }

    private string FindFolder()
    {
        string[] pickles = [.. entries.Keys.Where(name => name.EndsWith(PickleName, StringComparison.Ordinal) && name.Count(c => c == '/') == 1).Take(2)];
        return pickles.Length == 1
            ? pickles[0][..^PickleName.Length]
            : throw new InputException($"{file}: the zip has {(pickles.Length == 0 ? "no" : "more than one")} FOLDER{PickleName}, expected one, as torch.save writes it");
    }

    private T Guard<T>(string place, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            throw new InputException($"{file}: {place} cannot be read: {Printable.OneLine(e.Message)}", e);
        }
    }
}
