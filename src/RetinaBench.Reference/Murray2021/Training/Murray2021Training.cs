using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RetinaBench.Reference.Checkpoints;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021.Training.Gradients;
using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>Trains murray2021 networks as the paper does, from a recipe and a seed.</summary>
/// <remarks>
/// The weights depend on recipe, seed and version of the program alone: not on threads, the width of vector instructions, or
/// how often the training was interrupted and resumed. Every draw has its own counter-based stream, see
/// <see cref="RetinaBench.Stimuli.RandomStream"/>: initial weights, stimuli, their order in each epoch, and dropout for each
/// layer, epoch and stimulus.
/// </remarks>
public static class Murray2021Training
{
    /// <summary>The file from which a training is resumed.</summary>
    public const string StateFileName = "state.safetensors";

    /// <summary>The file of the trained weights, written when the last epoch is finished.</summary>
    public const string WeightsFileName = "weights.safetensors";

    /// <summary>The file of the <see cref="TrainingRecord"/>, written last.</summary>
    public const string RecordFileName = "training.json";

    /// <summary>Trains a network.</summary>
    /// <param name="recipe">How.</param>
    /// <param name="seed">Seed of everything that is drawn.</param>
    /// <param name="options">Threads, folder and whether to resume; the defaults, without a folder, when null.</param>
    /// <param name="progress">Is told of every epoch; may be null.</param>
    /// <param name="cancellation">Ends the training early with <see cref="OperationCanceledException"/>; the state is kept in the folder.</param>
    /// <returns>The weights after the last epoch, and how they were made.</returns>
    /// <exception cref="InputException">Recipe, options or folder cannot be used; the folder holds another training, or one that is not to be continued.</exception>
    /// <exception cref="TrainingDivergedException">The training leads nowhere; the state before the epoch that showed it is kept in the folder.</exception>
    public static TrainingResult Run(
        TrainingRecipe recipe, ulong seed, TrainingOptions? options = null, ITrainingProgress? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        options ??= new();
        options.Check();
        recipe.Validate();
        if (options.Folder is null)
            return Train(recipe, seed, options, null, progress, cancellation);
        using var folder = TrainingFolder.Open(options);
        return Train(recipe, seed, options, folder, progress, cancellation);
    }

    private static TrainingResult Train(
        TrainingRecipe recipe, ulong seed, TrainingOptions options, TrainingFolder? folder, ITrainingProgress? progress, CancellationToken cancellation)
    {
        Murray2021Architecture architecture = recipe.Architecture.ToArchitecture();
        var layout = new ParameterLayout(architecture);
        var identity = TrainingIdentity.Of(recipe, seed, options.Core?.Name);
        TrainingState state = folder is not null && options.Resume && File.Exists(folder.StatePath)
            ? TrainingStateFile.Read(folder.StatePath, identity, recipe.Epochs, layout.Count)
            : TrainingState.Begin(Draw(0));
        progress?.Started(recipe, state.Curve);
        TrainingSet set = TrainingData.SetOf(TrainingData.Training(recipe, seed), recipe.Environment.Stimuli);
        HeldOutTest? test = recipe.HeldOut is { } heldOut ? new(TrainingData.First(TrainingData.HeldOut(recipe, seed), heldOut.Stimuli), options.Threads) : null;
        IBatchGradient core = options.Core?.Prepare(architecture, set, recipe.DropoutPercent, seed) ?? new GradientCore(architecture, set, recipe.DropoutPercent, seed, options.Threads);
        using (core as IDisposable)
        {
            var trainer = new Trainer(recipe, seed, layout, core, set.Scenes.Count, test);
            new TrainingSession(recipe, trainer, Draw, s => Save(s, folder, identity), options.Clock).Run(state, progress, cancellation);
        }

        return Conclude(recipe, seed, options, folder, layout.ToParameters(state.Parameters), identity, state);

        float[] Draw(int attempt) => layout.Flatten(Murray2021Parameters.Random(architecture, seed, attempt));
    }

    private static void Save(TrainingState state, TrainingFolder? folder, TrainingIdentity identity)
    {
        if (folder is not null)
            TrainingStateFile.Write(folder.StatePath, state, identity);
    }

    private static TrainingResult Conclude(
        TrainingRecipe recipe, ulong seed, TrainingOptions options, TrainingFolder? folder, Murray2021Parameters parameters, TrainingIdentity identity, TrainingState state)
    {
        byte[] weights = SafetensorsWriter.Encode(TrainedWeights.Make(folder?.WeightsPath ?? WeightsFileName, parameters, identity, state));
        var record = new TrainingRecord
        {
            Recipe = recipe,
            Seed = seed,
            Code = identity.Code,
            EnvironmentFingerprint = identity.Environment,
            WeightsSha256 = Convert.ToHexStringLower(SHA256.HashData(weights)),
            ModelVersion = new Murray2021Model(recipe.Name, parameters).Card.Version,
            SilentLosses = state.SilentLosses,
            Curve = state.Curve,
            Timing = new(
                state.Seconds, options.Threads, options.Core?.Name ?? SimdLevels.Widest.ToString(),
                $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors"),
        };
        if (folder is not null)
        {
            CheckpointFile.WriteAtomically(folder.WeightsPath, weights);
            folder.Write(record);
        }

        return new(parameters, record);
    }
}
