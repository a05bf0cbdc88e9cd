using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace RetinaBench.Reference.Checkpoints;

/// <summary>Writes checkpoints as safetensors files of F32 tensors.</summary>
/// <remarks>The bytes depend on the content alone: tensors and metadata are sorted by name (ordinal), the order they came in is not kept.</remarks>
public static class SafetensorsWriter
{
    // The data section starts at a multiple of 8 bytes, as the format recommends, so that it can be mapped into memory.
    private const int Alignment = 8;

    /// <summary>Writes a file completely or not at all: readers see the old file or the new one, never a part.</summary>
    /// <param name="path">The file, replaced if it exists; its folder must exist.</param>
    /// <param name="checkpoint">What to write.</param>
    /// <exception cref="InputException">The file cannot be written there.</exception>
    /// <exception cref="ArgumentException">See <see cref="Encode"/>.</exception>
    public static void Write(string path, Checkpoint checkpoint) => CheckpointFile.WriteAtomically(path, Encode(checkpoint));

    /// <summary>The bytes of the file.</summary>
    /// <param name="checkpoint">What to write.</param>
    /// <exception cref="ArgumentException">A tensor is named <c>__metadata__</c>, which the format reserves, or the result exceeds <see cref="CheckpointLimits"/>.</exception>
    public static byte[] Encode(Checkpoint checkpoint)
    {
        if (checkpoint.Contains(SafetensorsHeader.MetadataMember))
            throw new ArgumentException($"checkpoint has a tensor named {SafetensorsHeader.MetadataMember}, which the format reserves", nameof(checkpoint));

        CheckpointTensor[] tensors = [.. checkpoint.Tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal)];
        long dataLength = tensors.Sum(tensor => (long)tensor.Values.Length * sizeof(float));
        ReadOnlySpan<byte> header = EncodeHeader(tensors, checkpoint.Metadata);
        int headerLength = header.Length + (Alignment - (header.Length % Alignment)) % Alignment;
        if (headerLength > CheckpointLimits.HeaderBytes || SafetensorsHeader.Start + headerLength + dataLength > CheckpointLimits.FileBytes)
        {
            throw new ArgumentException($"checkpoint needs {headerLength} bytes of header and {dataLength} of data, allowed are " +
                $"{CheckpointLimits.HeaderBytes} and {CheckpointLimits.FileBytes} in all", nameof(checkpoint));
        }

        byte[] bytes = new byte[SafetensorsHeader.Start + headerLength + dataLength];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)headerLength);
        header.CopyTo(bytes.AsSpan(SafetensorsHeader.Start));
        bytes.AsSpan(SafetensorsHeader.Start + header.Length, headerLength - header.Length).Fill((byte)' ');
        WriteValues(tensors, bytes.AsSpan(SafetensorsHeader.Start + headerLength));
        return bytes;
    }

    private static ReadOnlySpan<byte> EncodeHeader(CheckpointTensor[] tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        if (metadata.Count > 0)
        {
            json.WriteStartObject(SafetensorsHeader.MetadataMember);
            foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                json.WriteString(key, value);
            json.WriteEndObject();
        }

        long begin = 0;
        foreach (CheckpointTensor tensor in tensors)
        {
            long end = begin + (long)tensor.Values.Length * sizeof(float);
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", "F32");
            WriteNumbers(json, "shape", tensor.Shape.Select(size => (long)size));
            WriteNumbers(json, "data_offsets", [begin, end]);
            json.WriteEndObject();
            begin = end;
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private static void WriteNumbers(Utf8JsonWriter json, string member, IEnumerable<long> numbers)
    {
        json.WriteStartArray(member);
        foreach (long number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static void WriteValues(CheckpointTensor[] tensors, Span<byte> data)
    {
        int at = 0;
        foreach (CheckpointTensor tensor in tensors)
        {
            foreach (float value in tensor.Values.Span)
            {
                BinaryPrimitives.WriteSingleLittleEndian(data[at..], value);
                at += sizeof(float);
            }
        }
    }
}
