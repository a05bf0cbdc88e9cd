using System.IO.Compression;
using System.Text;
using RetinaBench.Reference.Checkpoints;

namespace RetinaBench.Cli.Tests.Fixtures;

/// <summary>Weights files that must be refused.</summary>
internal static class BadCheckpoints
{
    /// <summary>A file as torch.save lays it out, whose pickle would run a shell command when an unrestricted reader loads it.</summary>
    public static byte[] OsSystem() => Zip("\u0080\u0002cos\nsystem\nX\u0004\u0000\u0000\u0000true\u0085R.");

    /// <summary>A file as torch.save lays it out, cut in the middle.</summary>
    public static byte[] TruncatedZip()
    {
        byte[] whole = Zip("\u0080\u0002}.");
        return whole[..(whole.Length / 2)];
    }

    /// <summary>A network whose first tensor has another shape than its architecture can have.</summary>
    public static byte[] WrongShape() => TinyNetwork.Safetensors(t => t.Name == "amacrine0.amacrine_temporal.weight" ? new(t.Name, [1, 1, 1, 31, 1], t.Values.Span) : t);

    /// <summary>A network with one weight that is not a number.</summary>
    public static byte[] NotANumber()
    {
        // The writer refuses such a value, so a finite one is written and then overwritten.
        const float Mark = 12345.678f;
        byte[] file = TinyNetwork.Safetensors(t => t.Name == "amacrine0.amacrine_temporal.weight" ? new(t.Name, [.. t.Shape], [.. t.Values.ToArray().Skip(1), Mark]) : t);
        BitConverter.GetBytes(float.NaN).CopyTo(file, file.AsSpan().IndexOf(BitConverter.GetBytes(Mark)));
        return file;
    }

    /// <summary>A network with a tensor that it has no place for.</summary>
    public static byte[] Surplus() => SafetensorsWriter.Encode(new("test", [.. Checkpoint().Tensors, new CheckpointTensor("surplus", [1], [0f])]));

    private static Checkpoint Checkpoint()
    {
        using var folder = new Testing.TemporaryFolder();
        return Reference.Checkpoints.Checkpoint.Read(folder.Write("tiny.safetensors", TinyNetwork.Safetensors()));
    }

    private static byte[] Zip(string pickle)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = zip.CreateEntry("archive/data.pkl", CompressionLevel.NoCompression).Open();
            entry.Write(Encoding.Latin1.GetBytes(pickle));
        }

        return stream.ToArray();
    }
}
