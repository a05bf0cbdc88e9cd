using System.Text.Json.Nodes;

namespace ProcessPlugin;

/// <summary>The protocol of docs/process-protocol.md, seen from the model's side.</summary>
internal sealed class Conversation(Stream input, Stream output)
{
    /// <summary>Where answers go; what is written to it beside them breaks the protocol.</summary>
    public Stream Output => output;

    /// <summary>Reads a request with its tensors, or null at the end.</summary>
    public (JsonNode Header, Dictionary<string, byte[]> Tensors)? Read()
    {
        List<byte> line = [];
        for (int value; (value = input.ReadByte()) != '\n'; line.Add((byte)value))
        {
            if (value < 0)
                return null;
        }

        JsonNode header = JsonNode.Parse(line.ToArray())!;
        Dictionary<string, byte[]> tensors = [];
        foreach (JsonNode? tensor in header["tensors"]?.AsArray() ?? [])
        {
            int values = tensor!["shape"]!.AsArray().Aggregate(1, (product, axis) => product * axis!.GetValue<int>());
            byte[] bytes = new byte[values * (tensor["dtype"]!.GetValue<string>() == "uint8" ? 1 : 4)];
            input.ReadExactly(bytes);
            tensors[tensor["name"]!.GetValue<string>()] = bytes;
        }

        return (header, tensors);
    }

    /// <summary>Writes an answer.</summary>
    public void Write(JsonObject header, params float[][] tensors)
    {
        Output.Write(System.Text.Encoding.UTF8.GetBytes(header.ToJsonString() + "\n"));
        foreach (float[] tensor in tensors)
            Output.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(tensor.AsSpan()));
        Output.Flush();
    }
}
