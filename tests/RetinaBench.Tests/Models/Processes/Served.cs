using RetinaBench.Models;
using RetinaBench.Models.Processes;
using RetinaBench.Models.Registry;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Models.Processes;

/// <summary>The process of tests/ProcessPlugin: a small retina, behaving well or not.</summary>
internal static class Served
{
    /// <summary>Everything that the process can be asked not to do.</summary>
    public const string Plain = "--plain";

    /// <summary>The forms of stimuli that it can take beside float32.</summary>
    public static readonly string[] AllForms = ["--form=discs", "--form=uint8"];

    public static MovieGeometry Input { get; } = new(4, 6, 8);

    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "plugins", "ProcessPlugin.dll");

    public static string[] Command(string behaviour, params string[] arguments) => ["dotnet", Path, behaviour, .. arguments];

    public static ProcessOptions Options(string behaviour, params string[] arguments) => new()
    {
        Command = Command(behaviour, arguments),
        Folder = AppContext.BaseDirectory,
        MemoryBytes = 1L << 40,
    };

    public static ProcessModel Open(string behaviour, params string[] arguments) => Open(Options(behaviour, arguments));

    public static ProcessModel Open(ProcessOptions options) => (ProcessModel)ProcessModelKind.Open(options);

    public static ModelEntry Entry(string behaviour, Dictionary<string, string>? values = null) => new()
    {
        Name = "served",
        Kind = "process",
        Place = "models.json: $.models[0]",
        Folder = AppContext.BaseDirectory,
        Lists = new Dictionary<string, IReadOnlyList<string>> { ["command"] = Command(behaviour) },
        Values = values ?? [],
    };

    /// <summary>Movies of grey noise, of which no two are alike.</summary>
    public static IReadOnlyList<Stimulus> Noise(int count) => [.. Enumerable.Range(0, count).Select(s =>
    {
        var random = new RandomStream(7, "tests/noise", (uint)s);
        float[] frames = new float[Input.Pixels];
        for (int i = 0; i < frames.Length; i++)
            frames[i] = (float)random.NextDouble();
        return Stimulus.FromFrames($"noise/{s}", Input, frames, -1);
    })];

    /// <summary>Movies of whole intensities 0 to 255, dense.</summary>
    public static IReadOnlyList<Stimulus> Bytes(int count) => [.. Noise(count).Select(s => Stimulus.FromFrames($"bytes/{s.Id}", Input, Array.ConvertAll(Pixels(s), v => MathF.Floor(v * 256)), -1))];

    /// <summary>Movies of dots, sparse.</summary>
    public static IReadOnlyList<Stimulus> Dots(int count) => [.. Enumerable.Range(0, count).Select(s =>
        Stimulus.FromScene($"dots/{s}", new DotScene(Input, s % 3, -8, 16, [new(1, s, 1.5), new(4, 7 - s, -0.5), new(-1, 3, 1)]), s % 2))];

    /// <summary>What a movie consists of, for the closed form.</summary>
    public static float[] Pixels(Stimulus stimulus)
    {
        float[] pixels = new float[Input.Pixels];
        stimulus.Render(pixels);
        return pixels;
    }

    /// <summary>The last words of a process once they hold what is expected: stderr may be read later than the answer on stdout that was written after it.</summary>
    public static string WordsOf(ILastWords model, string expected)
    {
        Until(() => model.LastWords.Contains(expected, StringComparison.Ordinal));
        return model.LastWords;
    }

    /// <summary>Waits for something that is to be soon; no longer than a busy machine takes.</summary>
    public static void Until(Func<bool> condition) => SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(20));

    public static ResponseQuery Decision(params Lesion[] lesions) =>
        new([.. (lesions.Length == 0 ? [Lesion.None] : lesions).Select(l => new ConditionQuery(l, [new("decision", Reduction.LastFrame)]))]);
}
