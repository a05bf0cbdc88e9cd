using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Training;
using RetinaBench.Torch.Devices;

namespace RetinaBench.Torch.Murray2021.Training;

/// <summary>Trains murray2021 networks as <see cref="Murray2021Training"/> does, with gradients from the Torch core.</summary>
/// <remarks>
/// Recipe, seed, stimuli, their order, dropout, optimiser and files are the same. Sums round otherwise, so that weights agree at first and
/// drift apart over the epochs: which core it was is part of what a training is resumed by.
/// </remarks>
public static class TorchTraining
{
    /// <summary>Trains a network.</summary>
    /// <param name="recipe">How.</param>
    /// <param name="seed">Seed of everything that is drawn.</param>
    /// <param name="options">Folder, and whether to resume; threads are those of tests meanwhile.</param>
    /// <param name="torch">Where and how gradients are computed; on the CPU in single precision when null.</param>
    /// <param name="progress">Is told of every epoch; may be null.</param>
    /// <param name="cancellation">Ends the training early with <see cref="OperationCanceledException"/>; the state is kept in the folder.</param>
    /// <returns>The weights after the last epoch, and how they were made.</returns>
    /// <exception cref="InputException">There is no Torch; recipe, options, device or folder cannot be used; or the folder holds another training.</exception>
    /// <exception cref="TrainingDivergedException">The training leads nowhere; the state before the epoch that showed it is kept in the folder.</exception>
    public static TrainingResult Run(
        TrainingRecipe recipe, ulong seed, TrainingOptions? options = null, TorchOptions? torch = null, ITrainingProgress? progress = null, CancellationToken cancellation = default)
    {
        if (TorchRuntime.Missing is { } reason)
            throw new InputException($"training on the Torch core needs Torch: {reason}");
        return Murray2021Training.Run(recipe, seed, (options ?? new()) with { Core = new Core(torch ?? new()) }, progress, cancellation);
    }

    private sealed class Core(TorchOptions options) : ITrainingCore
    {
        public string Name { get; } = $"TorchSharp on {options.Device} in {TorchPrecisions.NameOf(options.Precision)} precision";

        public IBatchGradient Prepare(Murray2021Architecture architecture, TrainingSet set, int dropoutPercent, ulong seed) =>
            new TorchBatchGradient(architecture, set, dropoutPercent, seed, options);
    }
}
