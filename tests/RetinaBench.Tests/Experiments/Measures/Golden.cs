using System.Text.Json;
using RetinaBench.Experiments.Measures;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Experiments.Measures;

/// <summary>Values of the measures that NumPy and SciPy gave, and the inputs that their README names.</summary>
internal static class Golden
{
    /// <summary>Rounding of sums of some tens of numbers of order 1 in another order.</summary>
    public const double Rounding = 1e-12;

    /// <summary>Three repeats of six frames.</summary>
    public static RepeatedResponses Responses { get; } = new([[1, 4, 2, 0, 5, 3], [2, 5, 1, 1, 6, 2], [0, 6, 3, 0, 4, 4]]);

    /// <summary>A prediction of them.</summary>
    public static double[] Prediction => [1.2, 4.6, 2.5, 0.4, 4.4, 3.1];

    /// <summary>A golden value; skips where the file is not beside the checkout.</summary>
    /// <param name="path">Names of members, for example <c>feve</c>, <c>FEVE</c>.</param>
    public static double Value(params string[] path) => Element(path).GetDouble();

    /// <summary>A list of golden values.</summary>
    /// <param name="path">Names of members.</param>
    public static double[] Values(params string[] path) => [.. Element(path).EnumerateArray().Select(e => e.GetDouble())];

    private static JsonElement Element(string[] path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("reference/metrics/golden.json")));
        return path.Aggregate(document.RootElement, (element, name) => element.GetProperty(name)).Clone();
    }
}
