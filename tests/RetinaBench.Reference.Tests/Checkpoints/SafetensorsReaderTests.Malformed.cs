using System.Text;
using RetinaBench.Reference.Checkpoints;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Checkpoints;

public sealed partial class SafetensorsReaderTests
{
    /// <summary>Files that must be refused, and what the message must name.</summary>
    private static readonly Dictionary<string, (Func<byte[]> Make, string[] Parts)> Malformed = new()
    {
        // The frame.
        ["is no checkpoint"] = (() => Encoding.ASCII.GetBytes("not a checkpoint at all"), ["neither a PyTorch file", "nor a safetensors file"]),
        ["is an old PyTorch file"] = (() => [0x80, 2, (byte)'c', 0, 0, 0, 0, 0, 0, 0], ["since PyTorch 1.6"]),
        ["is cut in the length"] = (() => [2, 0, 0, 0], ["neither"]),
        ["has a header beyond the file"] = (() => SafetensorsBytes.Make(100, "{}"u8.ToArray()), ["byte 0:", "header length is 100, allowed are up to 2"]),
        ["has a header of 2^64 - 1"] = (() => SafetensorsBytes.Make(ulong.MaxValue, "{}"u8.ToArray()), ["header length is 18446744073709551615"]),
        ["has a header beyond 1 MiB"] = (() => SafetensorsBytes.Make("{" + new string(' ', 1 << 20) + "}"), ["allowed are up to 1048576"]),
        ["has no header"] = (() => SafetensorsBytes.Make(0, "{}"u8.ToArray()), ["byte 8:", "not valid JSON"]),

        // The JSON.
        ["is cut in the header"] = (() => SafetensorsBytes.Make("""{"a":{"dtype":"F32","""), ["byte ", "not valid JSON"]),
        ["has a comment"] = (() => SafetensorsBytes.Make("{/**/}"), ["not valid JSON"]),
        ["has a trailing comma"] = (() => With("\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],"), ["not valid JSON"]),
        ["has two values"] = (() => SafetensorsBytes.Make("{}{}"), ["not valid JSON"]),
        ["is nested too deep"] = (() => SafetensorsBytes.Make("{\"a\":{\"shape\":" + new string('[', 10_000)), ["not valid JSON"]),
        ["has a string that is not UTF-8"] = (() => SafetensorsBytes.Make(6, [(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1']), ["not valid"]),
        ["has half a surrogate pair"] = (() => SafetensorsBytes.Make("""{"\ud800":{}}"""), ["not valid Unicode"]),
        ["has nothing in it"] = (() => SafetensorsBytes.Make("{}"), ["has no tensors"]),
        ["has a tensor twice"] = (() => SafetensorsBytes.Make("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\u0061":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", new byte[8]), ["tensor 'a' appears twice"]),
        ["has a number for a tensor"] = (() => SafetensorsBytes.Make("""{"a":1}"""), ["byte 13:", "found Number, expected an object for tensor 'a'"]),
        ["has an unknown member"] = (() => With("\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"stride\":[1]"), ["unknown member 'stride'"]),
        ["has a member twice"] = (() => With("\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]"), ["member dtype twice"]),
        ["lacks a dtype"] = (() => With("\"shape\":[1],\"data_offsets\":[0,4]"), ["tensor 'a' lacks dtype"]),
        ["lacks a shape"] = (() => With("\"dtype\":\"F32\",\"data_offsets\":[0,4]"), ["tensor 'a' lacks shape"]),
        ["lacks offsets"] = (() => With("\"dtype\":\"F32\",\"shape\":[1]"), ["tensor 'a' lacks data_offsets"]),
        ["has an integer dtype"] = (() => Tensor("I32", "[1]", "[0,4]"), ["tensor 'a' has dtype 'I32', allowed are F32, F64, F16, BF16"]),
        ["has a number for a dtype"] = (() => With("\"dtype\":1"), ["expected a string for the dtype of tensor 'a'"]),
        ["has two metadata"] = (() => SafetensorsBytes.Make("""{"__metadata__":{},"__metadata__":{}}"""), ["__metadata__ appears twice"]),
        ["has a metadata key twice"] = (() => SafetensorsBytes.Make("""{"__metadata__":{"k":"1","k":"2"}}"""), ["__metadata__ 'k' appears twice"]),
        ["has a number for metadata"] = (() => SafetensorsBytes.Make("""{"__metadata__":{"k":1}}"""), ["expected a string for __metadata__ 'k'"]),
        ["has a line end in a name"] = (() => SafetensorsBytes.Make("""{"a\nb":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", new byte[4]), ["'a\\u000Ab'", "control character U+000A at 1"]),

        ["has too many tensors"] = (() => SafetensorsBytes.Make($"{{{string.Join(',', Enumerable.Range(0, 10_001).Select(i => $"\"{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}"))}}}"), ["has more than 10000 tensors"]),

        // Shapes and offsets.
        ["has a negative size"] = (() => Tensor("F32", "[-1]", "[0,4]"), ["the shape of tensor 'a' holds something other than a whole number"]),
        ["has a fractional size"] = (() => Tensor("F32", "[1.5]", "[0,4]"), ["the shape of tensor 'a'"]),
        ["has a size beyond 64 bits"] = (() => Tensor("F32", "[99999999999999999999]", "[0,4]"), ["the shape of tensor 'a'"]),
        ["has a size that is a string"] = (() => Tensor("F32", "[\"1\"]", "[0,4]"), ["the shape of tensor 'a'"]),
        ["has a huge shape"] = (() => Tensor("F32", "[4294967296,4294967296]", "[0,4]"), ["tensor 'a' has shape [4294967296, 4294967296]"]),
        ["has nine axes"] = (() => Tensor("F32", "[1,1,1,1,1,1,1,1,1]", "[0,4]"), ["tensor 'a' has shape [1, 1, 1, 1, 1, 1, 1, 1, ...]", "up to 8 axes"]),
        ["has one offset"] = (() => Tensor("F32", "[1]", "[4]"), ["data_offsets of tensor 'a' are 1 numbers, expected 2"]),
        ["has offsets the wrong way round"] = (() => Tensor("F32", "[1]", "[4,0]"), ["tensor 'a' has data_offsets [4, 0]"]),
        ["ends beyond the file"] = (() => Tensor("F32", "[2]", "[0,8]"), ["tensor 'a' has data_offsets [0, 8]", "within the 4 bytes"]),
        ["has offsets of 2^63 - 1"] = (() => Tensor("F32", "[1]", "[9223372036854775807,9223372036854775807]"), ["tensor 'a' has data_offsets [9223372036854775807"]),
        ["has overlapping tensors"] = (() => Pair("[0,4]", "[2,6]", 6), ["tensor 'b' has data_offsets [2, 6], expected to begin at 4"]),
        ["shares bytes between tensors"] = (() => Pair("[0,4]", "[0,4]", 4), ["tensor 'b' has data_offsets [0, 4], expected to begin at 4"]),
        ["has a gap between tensors"] = (() => Pair("[0,4]", "[8,12]", 12), ["tensor 'b' has data_offsets [8, 12], expected to begin at 4"]),
        ["has bytes after the tensors"] = (() => Pair("[0,4]", "[4,8]", 9), ["has 9 bytes of data, of which the tensors use only the first 8"]),
        ["is cut in the data"] = (() => Pair("[0,4]", "[4,8]", 7), ["tensor 'b'", "within the 7 bytes"]),
        ["has another length than its shape"] = (() => Tensor("F64", "[1]", "[0,4]"), ["tensor 'a' has 4 bytes of data, expected 8 for F64 of shape [1]"]),

        // Values.
        ["has a NaN"] = (() => Tensor("F32", "[1]", "[0,4]", SafetensorsBytes.Floats(float.NaN)), ["tensor 'a' has the value NaN at index 0"]),
        ["has a half infinity"] = (() => Tensor("F16", "[2]", "[0,4]", 0, 0, 0, 0x7C), ["tensor 'a' has the value Infinity at index 1"]),
        ["has a double beyond float32"] = (() => Tensor("F64", "[1]", "[0,8]", BitConverter.GetBytes(-1e300)), ["tensor 'a' has the value -Infinity at index 0"]),
    };

    public static TheoryData<string> MalformedFiles => [.. Malformed.Keys];

    [Theory]
    [MemberData(nameof(MalformedFiles))]
    public void MalformedFile_Read_IsRefusedByName(string what)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("weights.safetensors", Malformed[what].Make());

        Rejection.Assert(path, () => Checkpoint.Read(path), Malformed[what].Parts);
        Rejection.Assert(path, () => SafetensorsReader.Read(path), Malformed[what].Parts);
    }

    private static byte[] With(string members) => SafetensorsBytes.Make($$$"""{"a":{{{{members}}}}}""", new byte[4]);

    private static byte[] Tensor(string type, string shape, string offsets, params byte[] data) => SafetensorsBytes.Make(
        $$$"""{"a":{"dtype":"{{{type}}}","shape":{{{shape}}},"data_offsets":{{{offsets}}}}}""", data.Length > 0 ? data : new byte[4]);

    private static byte[] Pair(string first, string second, int length) => SafetensorsBytes.Make(
        $$$"""{"a":{"dtype":"F32","shape":[1],"data_offsets":{{{first}}}},"b":{"dtype":"F32","shape":[1],"data_offsets":{{{second}}}}}""", new byte[length]);
}
