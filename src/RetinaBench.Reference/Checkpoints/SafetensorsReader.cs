using System.Buffers.Binary;

namespace RetinaBench.Reference.Checkpoints;

/// <summary>Reads safetensors files: a 64-bit little-endian header length, a JSON header, then the values.</summary>
/// <remarks>
/// F32 is read as it is; F64, F16 and BF16 are converted to float32. Every byte of the data section must belong to exactly one
/// tensor. The format: https://huggingface.co/docs/safetensors.
/// </remarks>
public static class SafetensorsReader
{
    /// <summary>Reads a file; the tensors keep the order of its header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is missing, unreadable, damaged, beyond <see cref="CheckpointLimits"/>, or has values that are not finite.</exception>
    public static Checkpoint Read(string path) => Decode(Printable.OneLine(path), CheckpointFile.ReadAll(path));

    /// <summary>Reads the bytes of a file; <paramref name="file"/> is how messages name it.</summary>
    internal static Checkpoint Decode(string file, byte[] bytes)
    {
        int dataStart = FindData(file, bytes);
        (IReadOnlyList<SafetensorsEntry> entries, IReadOnlyDictionary<string, string>? metadata) =
            SafetensorsHeader.Read(file, bytes.AsSpan(SafetensorsHeader.Start, dataStart - SafetensorsHeader.Start));
        int dataLength = bytes.Length - dataStart;
        var builder = new CheckpointBuilder(file);
        CheckCover(file, entries, dataLength);
        foreach (SafetensorsEntry entry in entries)
        {
            builder.Add(entry.Name, entry.Shape, values =>
            {
                CheckLength(file, entry, values.Length);
                entry.Type.Convert(bytes.AsSpan(dataStart + (int)entry.Begin, (int)(entry.End - entry.Begin)), values);
            });
        }

        return builder.Build(metadata);
    }

    private static int FindData(string file, byte[] bytes)
    {
        if (bytes.Length <= SafetensorsHeader.Start || bytes[SafetensorsHeader.Start] != (byte)'{')
        {
            throw new InputException($"{file}: is neither a PyTorch file (a zip, as torch.save writes since PyTorch 1.6) " +
                $"nor a safetensors file (which has '{{' at byte {SafetensorsHeader.Start})");
        }

        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        ulong largest = (ulong)Math.Min(CheckpointLimits.HeaderBytes, bytes.Length - SafetensorsHeader.Start);
        return headerLength <= largest
            ? SafetensorsHeader.Start + (int)headerLength
            : throw new InputException($"{file}: byte 0: the header length is {headerLength}, allowed are up to {largest} bytes in this file");
    }

    private static void CheckCover(string file, IReadOnlyList<SafetensorsEntry> entries, int dataLength)
    {
        long end = 0;
        foreach (SafetensorsEntry entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != end || entry.End < entry.Begin || entry.End > dataLength)
            {
                throw new InputException($"{file}: tensor {Printable.Quote(entry.Name)} has data_offsets [{entry.Begin}, {entry.End}], " +
                    $"expected to begin at {end}, where the tensor before it ends, and to end within the {dataLength} bytes of data");
            }

            end = entry.End;
        }

        if (end != dataLength)
            throw new InputException($"{file}: has {dataLength} bytes of data, of which the tensors use only the first {end}");
    }

    private static void CheckLength(string file, SafetensorsEntry entry, int count)
    {
        long expected = (long)count * entry.Type.Size;
        if (entry.End - entry.Begin != expected)
        {
            throw new InputException($"{file}: tensor {Printable.Quote(entry.Name)} has {entry.End - entry.Begin} bytes of data, expected {expected} " +
                $"for {entry.Type.Name} of shape {TensorShape.Format(entry.Shape)}");
        }
    }
}
