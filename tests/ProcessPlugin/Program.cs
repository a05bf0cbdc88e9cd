using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using ProcessPlugin;

// Serves SmallRetina, behaving well or not: the first argument says how, the others what is offered.
string behaviour = args.Length > 0 ? args[0] : "well";
bool capable = !args.Contains("--plain");
string[] forms = [.. args.Where(a => a.StartsWith("--form=", StringComparison.Ordinal)).Select(a => a["--form=".Length..])];
var conversation = new Conversation(new BufferedStream(Console.OpenStandardInput()), Console.OpenStandardOutput());
List<byte[]> leaked = [];
FileStream? memory = null;

Console.Error.WriteLine($"small retina, {behaviour}");
if (behaviour == "print-at-start")
    Console.WriteLine("loading weights ...");
while (behaviour == "babble-at-start")
    Console.WriteLine("loading weights ...");
if (behaviour == "hang-at-start")
    Thread.Sleep(Timeout.Infinite);
if (behaviour == "end-at-start")
    return 3;
if (behaviour == "leave-grandchild")
{
    // A grandchild that holds no pipe of ours and outlives an ordinary exit of its parent.
    using Process sleeper = Process.Start(new ProcessStartInfo("sleep", ["1000"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
    Console.Error.WriteLine($"grandchild {sleeper.Id}");
}

if (args.Contains("--fits"))
{
    new FitServer(conversation, behaviour).Serve();
    return 0;
}

Queue<(JsonNode Header, Dictionary<string, byte[]> Tensors)> early = [];
while ((early.TryDequeue(out (JsonNode Header, Dictionary<string, byte[]> Tensors) read) ? read : conversation.Read()) is var (header, tensors))
{
    string type = header["type"]!.GetValue<string>();
    long id = header["id"]?.GetValue<long>() ?? 0;
    if (type == "goodbye")
        return behaviour == "stay" ? Stay() : 0;
    if (type == "hello")
        Hello();
    else if (type == "kernels")
        Kernels(id);
    else if (type == "differentiate")
        Differentiate(id, header, tensors);
    else
        Respond(id, header, tensors);
}

return 0;

int Stay()
{
    Thread.Sleep(Timeout.Infinite);
    return 0;
}

void Hello()
{
    JsonObject card = SmallRetina.Card;
    if (behaviour == "bad-card")
        card["layers"]![0]!["cellTypes"] = 0;
    var hello = new JsonObject { ["type"] = "hello", ["protocol"] = behaviour == "other-version" ? 3 : args.Contains("--second") ? 2 : 1, ["client"] = "tests", ["card"] = card, ["maximumStimuli"] = 2 };
    if (capable)
    {
        hello["gradient"] = true;
        hello["kernels"] = true;
        if (args.Contains("--memory"))
            hello["memory"] = true;
        hello["reductions"] = new JsonArray("full", "lastFrame", "spatialMean", "mean", "minimum", "maximum", "lastFrameEnergy");
    }

    hello["stimuli"] = new JsonArray([.. forms.Select(f => (JsonNode)f)]);
    if (behaviour == "unknown-member")
        hello["colour"] = "red";
    if (behaviour == "refuse")
        hello = new() { ["type"] = "error", ["id"] = 0, ["message"] = "no\nlicence" };
    conversation.Write(hello);
}

void Kernels(long id) => conversation.Write(
    new()
    {
        ["type"] = "kernels",
        ["id"] = id,
        ["kernels"] = new JsonArray(
            new JsonObject { ["layer"] = "ganglion", ["cellType"] = 0, ["source"] = "bipolar", ["sourceType"] = 0, ["domain"] = "spatial" },
            new JsonObject { ["layer"] = "ganglion", ["cellType"] = 0, ["source"] = "ganglion", ["domain"] = "temporal" }),
        ["tensors"] = new JsonArray(Tensor("0", SmallRetina.Rows, SmallRetina.Columns), Tensor("1", 1, 2)),
    },
    [.. Enumerable.Repeat(1f / SmallRetina.Positions, SmallRetina.Positions)],
    [0, 1]);

void Differentiate(long id, JsonNode header, Dictionary<string, byte[]> tensors)
{
    string? path = header["memory"]?.GetValue<string>();
    if (path is not null)
        Console.Error.WriteLine($"memory {path}");
    if (path is not null && behaviour == "no-memory")
    {
        conversation.Write(new() { ["type"] = "error", ["id"] = id, ["message"] = "there is no such file here" });
        return;
    }

    byte[] frames = path is null ? tensors["frames"] : new byte[SmallRetina.Pixels * sizeof(float)];
    if (path is not null)
    {
        // Kept open, as its name is gone after the first answer.
        memory ??= new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        memory.Position = 0;
        memory.ReadExactly(frames);
    }

    (double value, float[] gradient) = SmallRetina.Differentiate(MemoryMarshal.Cast<byte, float>(frames), header["lesion"]!, header["terms"]!.AsArray());
    if (path is not null)
    {
        memory!.Write(MemoryMarshal.AsBytes(gradient.AsSpan()));
        conversation.Write(new() { ["type"] = "gradient", ["id"] = id, ["value"] = value, ["modelSeconds"] = 0.0, ["tensors"] = new JsonArray() });
        return;
    }

    var answer = new JsonObject { ["type"] = "gradient", ["id"] = id, ["value"] = value, ["modelSeconds"] = 0.0, ["tensors"] = new JsonArray(Tensor("gradient", SmallRetina.Frames, SmallRetina.Rows, SmallRetina.Columns)) };
    conversation.Write(answer, gradient);
}

void Respond(long id, JsonNode header, Dictionary<string, byte[]> tensors)
{
    const int FirstOfMany = 2;
    int stimuli = header["stimuli"]!.GetValue<int>();
    List<float> all = [];
    // Answers one request when it has the next.
    if (behaviour == "wait-for-more" && id == FirstOfMany)
        early.Enqueue(conversation.Read()!.Value);
    for (int s = 0; s < stimuli; s++)
    {
        float[] movie = Movies.Read(header, tensors, s);
        foreach (JsonNode? condition in header["conditions"]!.AsArray())
        {
            Dictionary<string, float[]> responses = SmallRetina.Respond(movie, condition!["lesion"]!);
            foreach (JsonNode? request in condition["requests"]!.AsArray())
            {
                string layer = request!["layer"]!.GetValue<string>();
                all.AddRange(SmallRetina.Reduce(responses[layer], SmallRetina.TypesOf(layer), request["reduction"]!.GetValue<string>()));
            }
        }
    }

    float[] values = [.. all];
    int perStimulus = values.Length / stimuli;
    switch (behaviour)
    {
        case "hang":
            Console.Error.WriteLine("thinking");
            Thread.Sleep(Timeout.Infinite);
            break;
        case "crash":
            Console.Error.WriteLine("segmentation fault");
            Environment.Exit(139);
            break;
        case "print":
            Console.WriteLine("epoch 1");
            break;
        case "garbage":
            conversation.Output.Write([.. Enumerable.Range(0, 100_000).Select(i => (byte)(255 - (i % 200)))]);
            conversation.Output.Flush();
            break;
        case "half-a-header":
            conversation.Output.Write(Encoding.ASCII.GetBytes("{\"type\": \"resp"));
            conversation.Output.Flush();
            Environment.Exit(0);
            break;
        case "half-a-tensor":
            conversation.Write(Responses(id, stimuli, perStimulus), values[..(values.Length / 2)]);
            Environment.Exit(0);
            break;
        case "other-shape":
            conversation.Write(Responses(id, stimuli, perStimulus + 1), [.. values, .. new float[stimuli]]);
            return;
        case "other-id":
            conversation.Write(Responses(id + 7, stimuli, perStimulus), values);
            return;
        case "nan":
            Console.Error.WriteLine("divided by zero");
            values[0] = float.NaN;
            break;
        case "error-once" when id != FirstOfMany:
            break;
        case "error" or "error-once":
            conversation.Write(new() { ["type"] = "error", ["id"] = id, ["message"] = "ValueError: no such\nlayer" });
            return;
        case "leak":
            leaked.Add(new byte[200 << 20]);
            Array.Fill(leaked[^1], (byte)1);
            Thread.Sleep(300);
            break;
        case "chatty":
            // More than a pipe holds, before the answer and without reading anything: only who listens to both gets on.
            for (int i = 0; i < 5000; i++)
                Console.Error.WriteLine($"line {i} of many that nobody needs");
            break;
    }

    conversation.Write(Responses(id, stimuli, perStimulus), values);
}

static JsonObject Responses(long id, int stimuli, int values) =>
    new() { ["type"] = "responses", ["id"] = id, ["modelSeconds"] = 0.001, ["tensors"] = new JsonArray(Tensor("responses", stimuli, values)) };

static JsonObject Tensor(string name, params int[] shape) =>
    new() { ["name"] = name, ["dtype"] = "float32", ["shape"] = new JsonArray([.. shape.Select(s => (JsonNode)s)]) };
