using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace ProcessPlugin;

/// <summary>Draws the movies of a request, whatever the form in which they come.</summary>
internal static class Movies
{
    /// <summary>One movie, [frames, rows, columns].</summary>
    public static float[] Read(JsonNode header, Dictionary<string, byte[]> tensors, int stimulus) => header["form"]!.GetValue<string>() switch
    {
        "float32" => MemoryMarshal.Cast<byte, float>(tensors["frames"]).Slice(stimulus * SmallRetina.Pixels, SmallRetina.Pixels).ToArray(),
        "uint8" => [.. tensors["frames"].AsSpan(stimulus * SmallRetina.Pixels, SmallRetina.Pixels).ToArray().Select(b => (float)b)],
        "discs" => Draw(MemoryMarshal.Cast<byte, int>(tensors["radii"]), MemoryMarshal.Cast<byte, int>(tensors["counts"]), MemoryMarshal.Cast<byte, int>(tensors["discs"]), stimulus),
        var form => throw new ArgumentException($"no form is called '{form}'", nameof(header)),
    };

    private static float[] Draw(ReadOnlySpan<int> radii, ReadOnlySpan<int> counts, ReadOnlySpan<int> discs, int stimulus)
    {
        float[] movie = new float[SmallRetina.Pixels];
        int first = stimulus * SmallRetina.Frames, disc = 0;
        for (int i = 0; i < first; i++)
            disc += counts[i];
        for (int frame = 0; frame < SmallRetina.Frames; frame++)
        {
            for (int end = disc + counts[first + frame]; disc < end; disc++)
            {
                for (int i = 0; i < SmallRetina.Positions; i++)
                {
                    int row = (i / SmallRetina.Columns) - discs[2 * disc], column = (i % SmallRetina.Columns) - discs[(2 * disc) + 1];
                    if ((row * row) + (column * column) <= radii[stimulus] * radii[stimulus])
                        movie[(frame * SmallRetina.Positions) + i] = 1;
                }
            }
        }

        return movie;
    }
}
