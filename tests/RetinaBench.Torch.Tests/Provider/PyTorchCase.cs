using System.Text.Json;
using RetinaBench.Testing;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Tests.Provider;

/// <summary>Tensors of one case of a fixture that PyTorch wrote.</summary>
internal sealed class PyTorchCase
{
    private readonly JsonElement _case;

    /// <summary>Finds a case.</summary>
    /// <param name="name">Its name in the file.</param>
    /// <param name="file">The name of a file in <c>Fixtures</c>.</param>
    public PyTorchCase(string name, string file = "operators.json")
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Fixture(file)));
        _case = document.RootElement.GetProperty(name).Clone();
    }

    /// <summary>A tensor of the case, in single precision.</summary>
    public Tensor this[string name] => tensor(Array.ConvertAll(Values(name), v => (float)v), Shape(name));

    /// <summary>Fails unless a tensor has the shape of one of the case and differs from it by no more than a tolerance.</summary>
    /// <param name="name">The tensor that is expected.</param>
    /// <param name="actual">The tensor that came out.</param>
    /// <param name="tolerance">The largest difference allowed; 0: the same numbers.</param>
    public void AssertIs(string name, Tensor actual, double tolerance = 0)
    {
        Assert.Equal(Shape(name), actual.shape);
        double[] expected = Values(name);
        var found = new double[expected.Length];
        actual.to(ScalarType.Float64).data<double>().CopyTo(found);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - found[i]) <= tolerance, $"element {i} of {name} is {found[i]:R}, PyTorch has {expected[i]:R}");
    }

    /// <summary>The path of a file in <c>Fixtures</c>.</summary>
    public static string Fixture(string file) => Path.Combine(SharedData.RepositoryRoot, "tests", "RetinaBench.Torch.Tests", "Provider", "Fixtures", file);

    private long[] Shape(string name) => _case.GetProperty(name).GetProperty("shape").Deserialize<long[]>()!;

    private double[] Values(string name) => _case.GetProperty(name).GetProperty("values").Deserialize<double[]>()!;
}
