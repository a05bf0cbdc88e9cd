using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace ProcessPlugin;

/// <summary>A movie that comes in pieces, of bits or of numbers.</summary>
internal sealed class LongMovie(int frames, int rows, int columns)
{
    private readonly float[] _pixels = new float[frames * rows * columns];

    public int Rows => rows;

    public int Columns => columns;

    public static LongMovie Of(JsonNode shape) => new(shape[0]!.GetValue<int>(), shape[1]!.GetValue<int>(), shape[2]!.GetValue<int>());

    /// <summary>Takes in what a request brings.</summary>
    public void Take(JsonNode header, byte[] bytes)
    {
        int size = rows * columns;
        Span<float> pixels = _pixels.AsSpan(header["first"]!.GetValue<int>() * size);
        if (header["form"]!.GetValue<string>() == "float32")
        {
            MemoryMarshal.Cast<byte, float>(bytes).CopyTo(pixels);
            return;
        }

        float low = header["low"]!.GetValue<float>(), high = header["high"]!.GetValue<float>();
        int frameBytes = (size + 7) / 8;
        for (int frame = 0; frame < bytes.Length / frameBytes; frame++)
        {
            for (int pixel = 0; pixel < size; pixel++)
                pixels[(frame * size) + pixel] = ((bytes[(frame * frameBytes) + (pixel / 8)] >> (pixel % 8)) & 1) == 0 ? low : high;
        }
    }

    public float MeanOf(int frame)
    {
        double sum = 0;
        foreach (float pixel in _pixels.AsSpan(frame * rows * columns, rows * columns))
            sum += pixel;
        return (float)(sum / (rows * columns));
    }
}
