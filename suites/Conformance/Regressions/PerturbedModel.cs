using RetinaBench.Models;
using RetinaBench.Reference.Checkpoints;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Testing;

namespace RetinaBench.Conformance.Regressions;

/// <summary>Registered networks with some weights spoilt.</summary>
internal static class PerturbedModel
{
    /// <summary>A registered network in which every n-th weight of each tensor has the other sign.</summary>
    /// <param name="name">Name of the network.</param>
    /// <param name="every">Which weights: 33 for 3 % of them.</param>
    public static IRetinaModel WithTurnedEvery(string name, int every)
    {
        Checkpoint checkpoint = Checkpoint.Read(Path.Combine(SharedData.RepositoryRoot, "baselines", "weights", name, "weights.safetensors"));
        using var folder = new TemporaryFolder();
        string path = folder.At("weights.safetensors");
        SafetensorsWriter.Write(path, new(path, checkpoint.Tensors.Select(tensor => Spoilt(tensor, every)), checkpoint.Metadata));
        return Murray2021Model.FromCheckpoint(name, path);
    }

    private static CheckpointTensor Spoilt(CheckpointTensor tensor, int every)
    {
        float[] values = tensor.Values.ToArray();
        for (int i = every - 1; i < values.Length; i += every)
            values[i] = -values[i];
        return new(tensor.Name, [.. tensor.Shape], values);
    }
}
