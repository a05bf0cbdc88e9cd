using System.Globalization;
using RetinaBench.Reference.Checkpoints;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>The file of a trained network: the authors' tensor names, and in the metadata how it was made.</summary>
/// <remarks>Nothing in it depends on when, where and with how many threads it was trained.</remarks>
internal static class TrainedWeights
{
    private const string FormatKey = "format", Format = "retinabench-murray2021-weights-1", EpochKey = "epoch", AttemptKey = "attempt";

    /// <summary>How the network of a checkpoint was trained, in one sentence; null for one that was not trained here.</summary>
    /// <exception cref="InputException">The checkpoint says that it was, but not how.</exception>
    public static string? Describe(Checkpoint checkpoint)
    {
        if (checkpoint.Metadata.GetValueOrDefault(FormatKey) != Format)
            return null;
        TrainingRecipe recipe = TrainingRecipe.Parse(Member(TrainingIdentity.RecipeKey), $"{checkpoint.Source}: {TrainingIdentity.RecipeKey}");
        string earlier = Member(AttemptKey) is "0" ? "" : $", after {Member(AttemptKey)} draws of initial weights that did not begin to learn";
        return $"Trained by recipe {recipe.Name}, seed {Member(TrainingIdentity.SeedKey)}, for {Member(EpochKey)} epochs{earlier}. {recipe.Description}".TrimEnd();

        string Member(string key) => checkpoint.Metadata.GetValueOrDefault(key) ?? throw new InputException($"{checkpoint.Source}: metadata lack '{key}', which {Format} has");
    }

    /// <summary>The file's content.</summary>
    /// <param name="source">How messages name it.</param>
    /// <param name="parameters">The weights.</param>
    /// <param name="identity">What they depend on.</param>
    /// <param name="state">How the training went.</param>
    public static Checkpoint Make(string source, Murray2021Parameters parameters, TrainingIdentity identity, TrainingState state)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal)
        {
            [FormatKey] = Format,
            [EpochKey] = state.Curve.Epochs.ToString(CultureInfo.InvariantCulture),
            [AttemptKey] = state.Attempt.ToString(CultureInfo.InvariantCulture),
            ["silent"] = TrainingIdentity.OneLine(state.SilentLosses),
            ["curve"] = TrainingIdentity.OneLine(state.Curve),
        };
        identity.AddTo(metadata);
        return Murray2021Checkpoint.Make(source, parameters, metadata);
    }
}
