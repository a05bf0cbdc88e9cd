using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace ProcessPlugin;

/// <summary>Serves <see cref="SmallCell"/>, behaving well or not. What it is told of movies and fits it prints to stderr.</summary>
internal sealed class FitServer(Conversation conversation, string behaviour)
{
    private readonly Dictionary<int, LongMovie> _movies = [];
    private readonly Dictionary<int, SmallCell> _fits = [];

    /// <summary>Answers until the harness says goodbye or ends.</summary>
    public void Serve()
    {
        while (conversation.Read() is var (header, tensors))
        {
            long id = header["id"]?.GetValue<long>() ?? 0;
            switch (header["type"]!.GetValue<string>())
            {
                case "hello":
                    Hello();
                    break;
                case "movie":
                    Take(id, header, tensors["frames"]);
                    break;
                case "fit":
                    Fit(id, header, MemoryMarshal.Cast<byte, float>(tensors["responses"]));
                    break;
                case "predict":
                    Predict(id, header);
                    break;
                case "variant":
                    JsonObject variant = header["variant"]!.AsObject();
                    conversation.Write(new() { ["type"] = "variant", ["id"] = id, ["exists"] = variant.Count == 1 && variant["filters"]?.GetValue<int>() is 1 or 2 });
                    break;
                case "release":
                    Release(id, header);
                    break;
                default:
                    return;
            }
        }
    }

    private static void Say(string line) => Console.Error.WriteLine(line);

    private static JsonObject Tensor(string name, params int[] shape) =>
        new() { ["name"] = name, ["dtype"] = "float32", ["shape"] = new JsonArray([.. shape.Select(s => (JsonNode)s)]) };

    private void Hello()
    {
        JsonObject card = SmallCell.Card;
        if (behaviour == "with-input")
            card["input"] = new JsonObject { ["frames"] = 4, ["rows"] = 6, ["columns"] = 8 };
        var hello = new JsonObject { ["type"] = "hello", ["protocol"] = behaviour == "old" ? 1 : 2, ["client"] = "tests", ["card"] = card, ["fits"] = behaviour != "variants-alone", ["variants"] = behaviour != "one" };
        if (behaviour == "both")
            hello["gradient"] = true;
        conversation.Write(hello);
    }

    private void Take(long id, JsonNode header, byte[] frames)
    {
        int number = header["movie"]!.GetValue<int>(), first = header["first"]!.GetValue<int>();
        if (first == 0)
            _movies[number] = LongMovie.Of(header["shape"]!);
        _movies[number].Take(header, frames);
        Say($"movie {number} from {first} as {header["form"]}: {frames.Length} bytes;");
        conversation.Write(new() { ["type"] = "stored", ["id"] = id });
    }

    private void Fit(long id, JsonNode header, ReadOnlySpan<float> responses)
    {
        int number = header["fit"]!.GetValue<int>(), filters = header["variant"]?["filters"]?.GetValue<int>() ?? 2;
        LongMovie movie = _movies[header["movie"]!.GetValue<int>()];
        SmallCell cell = _fits[number] = SmallCell.Fit(movie, responses, header["validationShare"]!.GetValue<double>(), filters);
        Say($"fit {number};");
        if (behaviour is "hang")
            Thread.Sleep(Timeout.Infinite);
        if (behaviour is "crash")
            Environment.Exit(139);
        if (behaviour is "garbage")
            Console.WriteLine("epoch 1");
        if (behaviour is "error")
        {
            conversation.Write(new() { ["type"] = "error", ["id"] = id, ["message"] = "ValueError: too few spikes" });
            return;
        }

        if (behaviour is "unsuitable")
        {
            conversation.Write(new() { ["type"] = "error", ["id"] = id, ["message"] = "the cell is silent", ["unsuitable"] = true });
            return;
        }

        // What was asked stands in the course, for tests to read.
        double[] asked = [header["seed"]!.GetValue<double>(), header["threads"]!.GetValue<double>(), header["effort"]!.GetValue<double>(), header["frameRate"]!.GetValue<double>()];
        int lags = behaviour == "lags" ? 0 : SmallCell.Lags, rows = behaviour == "filter-size" ? cell.Rows + 1 : cell.Rows;
        string unit = behaviour == "unit" ? "hertz" : header["unit"]!.GetValue<string>();
        float[][] weights = [.. Enumerable.Range(0, filters).Select(cell.Filter)];
        if (behaviour == "filter-nan")
            weights[1][7] = float.NaN;
        if (behaviour == "filter-size")
            weights = [.. weights.Select(_ => new float[SmallCell.Lags * rows * cell.Columns])];
        var answer = new JsonObject
        {
            ["type"] = "fitted",
            ["id"] = id,
            ["lags"] = lags,
            ["unit"] = unit,
            ["course"] = new JsonArray([.. asked.Select((a, i) => (JsonNode)new JsonObject { ["iteration"] = i, ["validationLoss"] = a, ["chosen"] = i == 3 || behaviour == "course" })]),
            ["filters"] = behaviour is "plain" or "keep-alone" ? null : filters,
            ["keep"] = behaviour != "plain",
            ["tensors"] = new JsonArray([.. Enumerable.Range(0, filters).SelectMany(f => (JsonNode[])[Tensor($"filter/{f}", SmallCell.Lags, rows, cell.Columns), Tensor($"readout/{f}", 1, 1)])]),
        };
        float[][] all = [.. weights.SelectMany(w => (float[][])[w, [1f]])];
        switch (behaviour)
        {
            case "plain" or "keep-alone":
                answer.Remove("filters");
                answer["tensors"] = new JsonArray();
                all = [];
                break;
            case "filter-missing":
                answer["tensors"] = new JsonArray(Tensor("filter/0", SmallCell.Lags, rows, cell.Columns));
                all = all[..1];
                break;
            case "filter-flat":
                answer["tensors"]![0] = Tensor("filter/0", rows, cell.Columns);
                break;
            case "readout":
                answer["tensors"]![1] = Tensor("readout/0", 2, 1);
                all[1] = [1f, 1f];
                break;
        }

        conversation.Write(answer, all);
    }

    private void Predict(long id, JsonNode header)
    {
        int first = header["first"]!.GetValue<int>(), count = header["count"]!.GetValue<int>();
        LongMovie movie = _movies[header["movie"]!.GetValue<int>()];
        SmallCell cell = _fits[header["fit"]!.GetValue<int>()];
        int[] keep = header["keep"]?.AsArray().Select(k => k!.GetValue<int>()).ToArray() ?? [.. Enumerable.Range(0, cell.Filters)];
        float[] rate = [.. Enumerable.Range(first, count).Select(frame => cell.Predict(movie, frame, keep))];
        Say($"predict {count} from {first};");
        if (behaviour == "rate-hang")
            Thread.Sleep(Timeout.Infinite);
        if (behaviour == "rate-nan")
            rate[2] = float.NaN;
        if (behaviour == "rate-negative")
            rate[^1] = -1;
        if (behaviour == "rate-short")
            rate = rate[1..];
        conversation.Write(new() { ["type"] = "rate", ["id"] = id, ["tensors"] = new JsonArray(Tensor("rate", rate.Length)) }, rate);
    }

    private void Release(long id, JsonNode header)
    {
        int[] fits = [.. header["fits"]!.AsArray().Select(f => f!.GetValue<int>())], movies = [.. header["movies"]!.AsArray().Select(m => m!.GetValue<int>())];
        foreach (int fit in fits)
            _fits.Remove(fit);
        foreach (int movie in movies)
            _movies.Remove(movie);
        Say($"released fits [{string.Join(' ', fits)}] movies [{string.Join(' ', movies)}];");
        conversation.Write(new() { ["type"] = "released", ["id"] = id });
    }
}
