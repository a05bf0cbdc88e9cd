using System.Buffers.Binary;
using System.IO.Compression;

namespace RetinaBench.Reference.Tests.Checkpoints;

/// <summary>Writes zips laid out as torch.save does, well-formed or not.</summary>
internal sealed class TorchFileBuilder
{
    private readonly List<(string Name, byte[] Bytes)> entries = [];
    private CompressionLevel compression = CompressionLevel.NoCompression;

    /// <summary>A file with one tensor <c>w</c> of shape [2, 2] over the storage 0, whose values are 1, 2, 3, 4.</summary>
    public static TorchFileBuilder WithOneTensor() => WithPickle(pickle => pickle.Text("w").Tensor("0", 4, [2, 2], [2, 1])).Floats("0", 1, 2, 3, 4);

    /// <summary>A file with a state dict and no storage yet.</summary>
    public static TorchFileBuilder WithPickle(Action<PickleBuilder> addItems) => new TorchFileBuilder().Entry("archive/data.pkl", PickleBuilder.StateDict(addItems));

    /// <summary>A file with this pickle and no storage yet.</summary>
    public static TorchFileBuilder WithPickle(PickleBuilder pickle) => new TorchFileBuilder().Entry("archive/data.pkl", pickle.ToArray());

    public TorchFileBuilder Entry(string name, params byte[] bytes)
    {
        entries.Add((name, bytes));
        return this;
    }

    public TorchFileBuilder Floats(string key, params float[] values)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return Entry($"archive/data/{key}", bytes);
    }

    public TorchFileBuilder Deflated()
    {
        compression = CompressionLevel.Optimal;
        return this;
    }

    public byte[] ToArray()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in entries)
            {
                using Stream entry = zip.CreateEntry(name, compression).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }
}
