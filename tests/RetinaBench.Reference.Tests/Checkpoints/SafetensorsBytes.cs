using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace RetinaBench.Reference.Tests.Checkpoints;

/// <summary>Makes and takes apart safetensors files without the code under test, after the description of the format.</summary>
internal static class SafetensorsBytes
{
    /// <summary>A file with this header and this data.</summary>
    public static byte[] Make(string header, params byte[] data)
    {
        byte[] encoded = Encoding.UTF8.GetBytes(header);
        return Make((ulong)encoded.Length, encoded, data);
    }

    /// <summary>A file that claims a header length.</summary>
    public static byte[] Make(ulong headerLength, byte[] header, params byte[] data)
    {
        byte[] length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, headerLength);
        return [.. length, .. header, .. data];
    }

    /// <summary>The bytes of little-endian float32 numbers.</summary>
    public static byte[] Floats(params float[] values)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return bytes;
    }

    /// <summary>The shape and the values of a float32 tensor of a well-formed file.</summary>
    public static (int[] Shape, float[] Values) Parse(byte[] file, string name)
    {
        int headerLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(sizeof(ulong), headerLength));
        JsonElement tensor = header.RootElement.GetProperty(name);
        Assert.Equal("F32", tensor.GetProperty("dtype").GetString());
        int[] offsets = [.. tensor.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt32())];
        byte[] data = file[(sizeof(ulong) + headerLength + offsets[0])..(sizeof(ulong) + headerLength + offsets[1])];
        return ([.. tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())],
            [.. data.Chunk(sizeof(float)).Select(four => BinaryPrimitives.ReadSingleLittleEndian(four))]);
    }
}
