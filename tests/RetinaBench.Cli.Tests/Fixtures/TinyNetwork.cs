using RetinaBench.Reference.Checkpoints;

namespace RetinaBench.Cli.Tests.Fixtures;

/// <summary>Weights of a murray2021 network with one cell type a layer, under the authors' tensor names.</summary>
internal static class TinyNetwork
{
    private static readonly (string Name, int[] Shape)[] Tensors =
    [
        ("bipolar0.bipolar_space", [1, 1, 1, 10, 10]),
        ("bipolar0.bipolar_temporal", [1, 1, 31, 1, 1]),
        ("amacrine0.amacrine_space", [1, 1, 1, 5, 5]),
        ("amacrine0.amacrine_temporal", [1, 1, 31, 1, 1]),
        ("ganglion0.ganglion_bipolar_space", [1, 1, 1, 5, 5]),
        ("ganglion0.ganglion_amacrine_space", [1, 1, 1, 3, 3]),
        ("ganglion0.ganglion_temporal", [1, 1, 31, 1, 1]),
        ("decisionLeft.decision_space", [1, 1, 1, 12, 12]),
        ("decisionRight.decision_space", [1, 1, 1, 12, 12]),
    ];

    /// <summary>A safetensors file of the network.</summary>
    /// <param name="change">Changes a tensor, given by its full name, before it is written.</param>
    public static byte[] Safetensors(Func<CheckpointTensor, CheckpointTensor>? change = null) =>
        SafetensorsWriter.Encode(new("test", All().Select(change ?? (t => t))));

    private static IEnumerable<CheckpointTensor> All()
    {
        int number = 0;
        foreach ((string name, int[] shape) in Tensors)
        {
            int count = shape.Aggregate(1, (a, b) => a * b);
            // Any values of both signs will do; these repeat nowhere.
            yield return new(name + ".weight", shape, [.. Enumerable.Range(0, count).Select(i => MathF.Sin(++number) / 8)]);
            yield return new(name + ".bias", [1], [0.01f]);
        }
    }
}
