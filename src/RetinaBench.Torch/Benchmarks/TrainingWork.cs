using RetinaBench.Reference.Benchmarks;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Training;
using RetinaBench.Torch.Devices;
using RetinaBench.Torch.Murray2021.Training;

namespace RetinaBench.Torch.Benchmarks;

/// <summary>A step of training: movies drawn on the device, dropout drawn on the host, loss and gradient on the device, optimiser and clamp on the host.</summary>
/// <remarks>
/// The gradient is always taken of the same network, whose every cell type is active, on the same batch, so that the work never changes; the optimiser moves another vector. Scenes are traced
/// once for a whole training, so that this is not part of a step.
/// </remarks>
public sealed class TrainingWork : TorchWork
{
    private readonly TorchBatchGradient _core;
    private readonly Adam _adam;
    private readonly int[] _batch;
    private readonly float[] _network, _gradient, _moved, _first, _second;

    /// <summary>Prepares a batch.</summary>
    /// <param name="recipe">What is trained, and how.</param>
    /// <param name="batch">Stimuli of a step, at least 1.</param>
    /// <param name="seed">Seed of everything that is drawn.</param>
    /// <param name="options">Where and how gradients are computed.</param>
    /// <param name="threads">Threads that libtorch spreads an operation on the CPU over; null for as many as it takes.</param>
    /// <exception cref="InputException">The recipe is not valid, or the device cannot be had.</exception>
    public TrainingWork(TrainingRecipe recipe, int batch, ulong seed, TorchOptions options, int? threads = null)
        : base(options, threads)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        recipe.Validate();
        var architecture = recipe.Architecture.ToArchitecture();
        var layout = new ParameterLayout(architecture);
        _batch = [.. Enumerable.Range(0, batch)];
        _core = new(architecture, TrainingData.SetOf(TrainingData.Training(recipe, seed), batch), recipe.DropoutPercent, seed, options);
        _adam = new(recipe.Adam, layout.Blocks.Where(block => block.NonNegative));
        _network = TrainingBenchmark.ActiveNetwork(layout, seed);
        _moved = [.. _network];
        (_gradient, _first, _second) = (new float[layout.Count], new float[layout.Count], new float[layout.Count]);
        FlopsPerStimulus = TorchArithmetic.TrainingFlops(architecture);
    }

    /// <inheritdoc/>
    public override int Stimuli => _batch.Length;

    /// <inheritdoc/>
    public override int Together => Math.Min(_core.Part, _batch.Length);

    /// <inheritdoc/>
    public override double FlopsPerStimulus { get; }

    private protected override void Operate()
    {
        _core.Run(_network, _batch, epoch: 0, _gradient);
        _adam.Step(1, _gradient, _moved, _first, _second);
    }
}
