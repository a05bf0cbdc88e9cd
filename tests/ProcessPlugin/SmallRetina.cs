using System.Text.Json.Nodes;

namespace ProcessPlugin;

/// <summary>A retina of three layers whose every value can be checked by hand.</summary>
/// <remarks>
/// bipolar 0 is the squared movie, bipolar 1 twice the movie; the one ganglion type is, frame by frame, the mean of bipolar 0
/// minus half the mean of bipolar 1; left is the ganglion cell and right a tenth minus it.
/// </remarks>
internal static class SmallRetina
{
    public const int Frames = 4, Rows = 6, Columns = 8, Positions = Rows * Columns, Pixels = Frames * Positions;

    public static JsonObject Card { get; } = new()
    {
        ["name"] = "small-retina",
        ["version"] = "1",
        ["description"] = "Three layers that can be computed by hand.",
        ["citation"] = "Made for tests.",
        ["input"] = new JsonObject { ["frames"] = Frames, ["rows"] = Rows, ["columns"] = Columns },
        ["layers"] = new JsonArray(Layer("bipolar", 2, Rows, Columns), Layer("ganglion", 1, 1, 1), Layer("decision", 2, 1, 1)),
        ["classes"] = new JsonArray("left", "right"),
        ["cost"] = new JsonObject { ["weights"] = 4, ["multiplyAdds"] = 2 * Pixels },
    };

    /// <summary>The responses of all layers, each [cell types, frames, positions].</summary>
    public static Dictionary<string, float[]> Respond(ReadOnlySpan<float> movie, JsonNode lesion)
    {
        float[] bipolar = new float[2 * Pixels], ganglion = new float[Frames], decision = new float[2 * Frames];
        for (int i = 0; i < Pixels; i++)
            (bipolar[i], bipolar[Pixels + i]) = (movie[i] * movie[i], 2 * movie[i]);
        Silence(bipolar, "bipolar", 2, lesion);
        for (int i = 0; i < Pixels; i++)
            ganglion[i / Positions] += (bipolar[i] - (0.5f * bipolar[Pixels + i])) / Positions;
        Silence(ganglion, "ganglion", 1, lesion);
        for (int frame = 0; frame < Frames; frame++)
            (decision[frame], decision[Frames + frame]) = (ganglion[frame], 0.1f - ganglion[frame]);
        return new() { ["bipolar"] = bipolar, ["ganglion"] = ganglion, ["decision"] = decision };
    }

    /// <summary>Value and gradient of a weighted sum of responses.</summary>
    public static (double Value, float[] Gradient) Differentiate(ReadOnlySpan<float> movie, JsonNode lesion, JsonArray terms)
    {
        Dictionary<string, float[]> responses = Respond(movie, lesion);
        Dictionary<string, float[]> slopes = responses.ToDictionary(r => r.Key, r => new float[r.Value.Length]);
        double value = 0;
        foreach (JsonNode? term in terms)
        {
            string layer = term!["layer"]!.GetValue<string>();
            int positions = layer == "bipolar" ? Positions : 1, perType = Frames * positions, start = term["cellType"]!.GetValue<int>() * perType, index = term["index"]!.GetValue<int>();
            (int from, int count, int step) = term["reduction"]!.GetValue<string>() switch
            {
                "full" => (index, 1, 1),
                "lastFrame" => (((Frames - 1) * positions) + index, 1, 1),
                "spatialMean" => (index * positions, positions, 1),
                _ => (0, perType, 1),
            };
            float weight = (float)(term["weight"]!.GetValue<double>() / count);
            for (int i = from; i < from + count; i += step)
            {
                value += weight * (double)responses[layer][start + i];
                slopes[layer][start + i] += weight;
            }
        }

        for (int frame = 0; frame < Frames; frame++)
            slopes["ganglion"][frame] += slopes["decision"][frame] - slopes["decision"][Frames + frame];
        Silence(slopes["ganglion"], "ganglion", 1, lesion);
        float[] gradient = new float[Pixels], bipolar = slopes["bipolar"];
        for (int i = 0; i < Pixels; i++)
        {
            float ganglion = slopes["ganglion"][i / Positions] / Positions;
            (bipolar[i], bipolar[Pixels + i]) = (bipolar[i] + ganglion, bipolar[Pixels + i] - (0.5f * ganglion));
        }

        Silence(bipolar, "bipolar", 2, lesion);
        for (int i = 0; i < Pixels; i++)
            gradient[i] = (2 * movie[i] * bipolar[i]) + (2 * bipolar[Pixels + i]);
        return (value, gradient);
    }

    /// <summary>One reduction of one layer, as the protocol defines it.</summary>
    public static float[] Reduce(float[] full, int types, string reduction)
    {
        int perType = full.Length / types, positions = perType / Frames;
        return [.. Enumerable.Range(0, types).SelectMany(t => ReduceType(full.AsSpan(t * perType, perType).ToArray(), positions, reduction))];
    }

    public static int TypesOf(string layer) => layer == "ganglion" ? 1 : 2;

    private static float[] ReduceType(float[] response, int positions, string reduction) => reduction switch
    {
        "full" => response,
        "lastFrame" => response[^positions..],
        "spatialMean" => [.. response.Chunk(positions).Select(f => (float)f.Average(v => (double)v))],
        "mean" => [(float)response.Average(v => (double)v)],
        "minimum" => [response.Min()],
        "maximum" => [response.Max()],
        "lastFrameEnergy" => [(float)response[^positions..].Sum(v => (double)v * v)],
        _ => throw new ArgumentException($"no reduction is called '{reduction}'", nameof(reduction)),
    };

    private static void Silence(float[] values, string layer, int types, JsonNode lesion)
    {
        int perType = values.Length / types;
        foreach (JsonNode? type in lesion[layer]?.AsArray() ?? [])
            values.AsSpan(type!.GetValue<int>() * perType, perType).Clear();
    }

    private static JsonObject Layer(string role, int types, int rows, int columns) => new()
    {
        ["name"] = role,
        ["role"] = role,
        ["cellTypes"] = types,
        ["frames"] = Frames,
        ["rows"] = rows,
        ["columns"] = columns,
    };
}
