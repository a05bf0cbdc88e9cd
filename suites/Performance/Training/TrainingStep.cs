using RetinaBench.Reference.Benchmarks;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Murray2021.Training.Gradients;
using RetinaBench.Reference.Training;

namespace RetinaBench.Performance.Training;

/// <summary>One step of the paper's training: loss and gradient of a batch, with dropout, and the optimiser.</summary>
/// <remarks>The gradient is always taken of the same network on the same batch, so that the work never changes; the optimiser moves another vector.</remarks>
public sealed class TrainingStep : Subject
{
    private const ulong Seed = 2021;

    private readonly TrainingRecipe _recipe = new() { Name = "paper" };
    private GradientCore? _core;
    private Adam? _adam;
    private int[] _batch = [];
    private float[] _network = [], _gradient = [], _moved = [], _first = [], _second = [];
    private double _flops;

    /// <inheritdoc/>
    public override string Name => "training/step";

    /// <inheritdoc/>
    public override Work Work => new(_batch.Length, _flops);

    /// <inheritdoc/>
    protected override void MakeReady()
    {
        var architecture = _recipe.Architecture.ToArchitecture();
        var layout = new ParameterLayout(architecture);
        _batch = [.. Enumerable.Range(0, _recipe.Batch)];
        TrainingSet set = TrainingData.SetOf(TrainingData.Training(_recipe, Seed), _recipe.Batch);
        _core = new(architecture, set, _recipe.DropoutPercent, Seed, threads: 1, SimdLevels.Widest);
        _adam = new(_recipe.Adam, layout.Blocks.Where(block => block.NonNegative));
        _network = TrainingBenchmark.ActiveNetwork(layout, Seed);
        _moved = [.. _network];
        _gradient = new float[layout.Count];
        _first = new float[layout.Count];
        _second = new float[layout.Count];
        Operate();
        _flops = 2.0 * FrameBlocks.Lanes * _core.VectorOperations;
    }

    /// <inheritdoc/>
    protected override void Operate()
    {
        _core!.Run(_network, _batch, epoch: 0, _gradient);
        _adam!.Step(1, _gradient, _moved, _first, _second);
    }

    /// <inheritdoc/>
    protected override void Release() => _core?.Dispose();
}
