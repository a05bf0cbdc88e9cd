using System.Globalization;
using RetinaBench.Reference.Checkpoints;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>The file of a trained network: the authors' tensor names, and in the metadata how it was made.</summary>
/// <remarks>Nothing in it depends on when, where and with how many threads it was trained.</remarks>
internal static class TrainedWeights
{
    /// <summary>The file's content.</summary>
    /// <param name="source">How messages name it.</param>
    /// <param name="parameters">The weights.</param>
    /// <param name="identity">What they depend on.</param>
    /// <param name="state">How the training went.</param>
    public static Checkpoint Make(string source, Murray2021Parameters parameters, TrainingIdentity identity, TrainingState state)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal)
        {
            ["format"] = "retinabench-murray2021-weights-1",
            ["epoch"] = state.Curve.Epochs.ToString(CultureInfo.InvariantCulture),
            ["attempt"] = state.Attempt.ToString(CultureInfo.InvariantCulture),
            ["silent"] = TrainingIdentity.OneLine(state.SilentLosses),
            ["curve"] = TrainingIdentity.OneLine(state.Curve),
        };
        identity.AddTo(metadata);
        return Murray2021Checkpoint.Make(source, parameters, metadata);
    }
}
