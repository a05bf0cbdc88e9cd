using System.Text.Json;
using RetinaBench.Reference.Yan2020;
using RetinaBench.Reference.Yan2020.Frames;
using RetinaBench.Reference.Yan2020.Network;
using RetinaBench.Stimuli;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Yan2020.Network;

/// <summary>A case of Fixtures/gradients.json, by autograd of PyTorch; the README.md beside it says how it was made.</summary>
internal sealed record TorchCnn(
    string Name, int Filters, int Layers, int Lags, int Rows, int Columns, float[] Movie, float[] Labels, float[] Parameters, double[] Predictions, double Loss,
    Dictionary<string, double[]> Gradient)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<Contents> s_file = new(() => JsonSerializer.Deserialize<Contents>(
        File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "tests", "RetinaBench.Reference.Tests", "Yan2020", "Network", "Fixtures", "gradients.json")),
        s_options)!);

    /// <summary>All cases.</summary>
    public static IReadOnlyList<TorchCnn> All => s_file.Value.Cases;

    /// <summary>The penalties of all cases.</summary>
    public static Yan2020Recipe Recipe => Yan2020Recipe.Recovering with
    {
        FilterL1 = s_file.Value.Penalties.FilterL1,
        FilterL2 = s_file.Value.Penalties.FilterL2,
        DenseL2 = s_file.Value.Penalties.DenseL2,
        ActivityL1 = s_file.Value.Penalties.ActivityL1,
    };

    /// <summary>Number of samples.</summary>
    public int Samples => Labels.Length;

    /// <summary>The network.</summary>
    public CnnShape ToShape() => new(new() { Filters = Filters, Layers = Layers, FiltersTime = Lags > 0, Lags = Math.Max(1, Lags) }, Rows, Columns);

    /// <summary>The movie as it is.</summary>
    public FrameStore ToStore(CnnShape shape) =>
        new(shape, new FrameArray(new(Movie.Length / (Rows * Columns), Rows, Columns), Movie), [1], shape.Architecture.Channels - 1, Samples);

    /// <summary>What the network reads for each sample, [sample][channel, row, column].</summary>
    public double[][] ToInputs()
    {
        int size = Rows * Columns, channels = Math.Max(1, Lags);
        return [.. Enumerable.Range(0, Samples).Select(sample => Enumerable.Range(0, channels)
            .SelectMany(channel => Movie.Skip((sample + channels - 1 - channel) * size).Take(size)).Select(v => (double)v).ToArray())];
    }

    private sealed record Contents(Penalties Penalties, TorchCnn[] Cases);

    private sealed record Penalties(double FilterL1, double FilterL2, double DenseL2, double ActivityL1);
}
