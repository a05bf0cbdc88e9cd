using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Murray2021.Training.Gradients;

namespace RetinaBench.Reference.Benchmarks;

/// <summary>Measures the time of training steps.</summary>
/// <remarks>
/// The network starts with every cell type active, the dearest case: an untrained one is silent as a rule, and gradients that are
/// zero cost next to nothing. Scenes are traced once for a whole training, so that this is not part of a step.
/// </remarks>
public static class TrainingBenchmark
{
    private const float WeakInhibition = 0.01f;

    /// <summary>Runs the benchmark; takes some seconds.</summary>
    /// <param name="recipe">What is trained; its number of stimuli follows from the options, and it is not tested meanwhile.</param>
    /// <param name="options">How to measure; the defaults when null.</param>
    /// <param name="cancellation">Ends the benchmark early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The recipe is not valid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count of the options is below 1, or there are more steps than stimuli can be drawn for.</exception>
    public static TrainingBenchmarkResult Run(TrainingRecipe recipe, TrainingBenchmarkOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Steps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Repeats, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Steps, RecipeEnvironment.MaximumStimuli / recipe.Batch);
        recipe = recipe with { HeldOut = null, Environment = recipe.Environment with { Stimuli = options.Steps * recipe.Batch } };
        recipe.Validate();
        Murray2021Architecture architecture = recipe.Architecture.ToArchitecture();
        TrainingSet set = TrainingData.SetOf(TrainingData.Training(recipe, options.Seed), recipe.Environment.Stimuli);
        var timing = new RepeatedTiming(options.WarmUp, options.Repeats);
        double dense = DenseArithmetic.TrainingFlopsPerStimulus(architecture), executed = 0;
        SimdLevel level = SimdLevels.Widest;
        List<BenchmarkTiming> runs = [];
        foreach (int threads in options.Threads ?? RepeatedTiming.DefaultThreads)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
            using var core = new GradientCore(architecture, set, recipe.DropoutPercent, options.Seed, threads, level);
            (double, double) measured = Measure(recipe, options, core, timing, cancellation, out int stimuli);
            executed = 2.0 * FrameBlocks.Lanes * core.VectorOperations / stimuli;
            runs.Add(RepeatedTiming.Rate(threads, level, measured, dense, executed));
        }

        return new(recipe.Name, level.ToString(), recipe.Batch, options.Steps, options.Repeats, dense, executed, runs);
    }

    /// <summary>The parameters of a network whose every cell type is active.</summary>
    /// <remarks>Nothing inhibits but the amacrine cells, and those too weakly to silence ganglion cells; the readout keeps its signs.</remarks>
    internal static float[] ActiveNetwork(ParameterLayout layout, ulong seed)
    {
        float[] values = layout.Flatten(Murray2021Parameters.Random(layout.Architecture, seed));
        foreach (ref float value in values.AsSpan(0, layout.Decision.Weights.Offset))
            value = Math.Abs(value);
        if (layout.GanglionAmacrineSpace?.Weights is { } inhibition)
        {
            foreach (ref float value in values.AsSpan(inhibition.Offset, inhibition.Count))
                value *= WeakInhibition;
        }

        return values;
    }

    private static (double Median, double Fastest) Measure(
        TrainingRecipe recipe, TrainingBenchmarkOptions options, GradientCore core, RepeatedTiming timing, CancellationToken cancellation, out int stimuli)
    {
        var layout = new ParameterLayout(recipe.Architecture.ToArchitecture());
        var state = TrainingState.Begin(ActiveNetwork(layout, options.Seed));
        var trainer = new Trainer(recipe, options.Seed, layout, core, recipe.Environment.Stimuli, null);
        (double, double) measured = timing.Measure(() => state.Finish(trainer.RunEpoch(state, cancellation), 0), recipe.Environment.Stimuli);
        stimuli = state.Curve.Epochs * recipe.Environment.Stimuli;
        return measured;
    }
}
