using System.Text.Json;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Training;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>Fixtures/gradients.json, losses and gradients by autograd of PyTorch; the README.md beside it says how they were made.</summary>
internal sealed record TorchGradients(TorchCase<double[]>[] Cases, TorchCase<TorchSamples> PublishedSize)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<TorchGradients> File = new(() => JsonSerializer.Deserialize<TorchGradients>(
        System.IO.File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "tests", "RetinaBench.Reference.Tests", "Murray2021", "Training", "Fixtures", "gradients.json")), Options)!);

    /// <summary>What the file holds.</summary>
    public static TorchGradients Read() => File.Value;

    /// <summary>The parameters of the case of published size, by the formula of the script.</summary>
    public static float[] FormulaParameters(Murray2021Architecture architecture)
    {
        const uint golden = 2654435761;
        var layout = new ParameterLayout(architecture);
        float[] values = new float[layout.Count];
        for (int i = 0; i < layout.Blocks.Count; i += 2)
        {
            ParameterBlock weights = layout.Blocks[i], biases = layout.Blocks[i + 1];
            double fanIn = weights.Count / biases.Count;
            double bound = weights.Name switch
            {
                "Decision.weight" => 1 / Math.Sqrt(fanIn),
                "GanglionAmacrineSpace.weight" => 1 / fanIn,
                _ => 2 / fanIn,
            };
            for (int k = weights.Offset; k < biases.End; k++)
                values[k] = (float)(bound * (unchecked(golden * (uint)k) / (double)(1UL << 32)));
        }

        return values;
    }
}
