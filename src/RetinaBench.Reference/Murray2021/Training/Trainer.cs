using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>Trains a network epoch by epoch.</summary>
/// <param name="recipe">How.</param>
/// <param name="seed">Seed of the order of the stimuli.</param>
/// <param name="layout">Where each weight lies.</param>
/// <param name="core">Computes gradients.</param>
/// <param name="stimuli">Number of training stimuli.</param>
/// <param name="test">Tests the network meanwhile; null for not at all.</param>
internal sealed class Trainer(TrainingRecipe recipe, ulong seed, ParameterLayout layout, IBatchGradient core, int stimuli, HeldOutTest? test)
{
    private readonly Adam _adam = new(recipe.Adam, recipe.SignConstraint ? layout.Blocks.Where(block => block.NonNegative) : []);
    private readonly DivergenceCheck _divergence = new(layout);
    private readonly float[] _gradient = new float[layout.Count];

    /// <summary>Steps of the optimiser in one epoch.</summary>
    public int BatchesPerEpoch { get; } = (stimuli + recipe.Batch - 1) / recipe.Batch;

    /// <summary>Trains one epoch.</summary>
    /// <param name="state">The training; its vectors are changed, its curve is not.</param>
    /// <param name="cancellation">Ends the epoch between two batches with <see cref="OperationCanceledException"/>; the state is then of no use.</param>
    /// <exception cref="TrainingDivergedException">A value is not finite.</exception>
    public EpochReport RunEpoch(TrainingState state, CancellationToken cancellation)
    {
        int epoch = state.Curve.Epochs, correct = 0;
        double loss = 0;
        ReadOnlySpan<int> order = StimulusOrder.Of(seed, state.Attempt, epoch, stimuli);
        for (int batch = 0; batch < BatchesPerEpoch; batch++)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<int> shown = order[(batch * recipe.Batch)..Math.Min(stimuli, (batch + 1) * recipe.Batch)];
            BatchOutcome outcome = core.Run(state.Parameters, shown, (uint)epoch, _gradient);
            _divergence.CheckBatch(epoch + 1, batch + 1, outcome.Loss, _gradient);
            Step(state, epoch, batch);
            loss += outcome.Loss * shown.Length;
            correct += outcome.Correct;
        }

        bool due = recipe.HeldOut?.IsDue(epoch + 1, recipe.Epochs) ?? false;
        return new(epoch + 1, loss / stimuli, (double)correct / stimuli, due ? test?.Accuracy(layout.ToParameters(state.Parameters), cancellation) : null);
    }

    private void Step(TrainingState state, int epoch, int batch)
    {
        long step = ((long)epoch * BatchesPerEpoch) + batch + 1;
        _adam.Step(step, _gradient, state.Parameters, state.First, state.Second);
        _divergence.CheckValues(epoch + 1, batch + 1, string.Empty, state.Parameters);
        _divergence.CheckValues(epoch + 1, batch + 1, "Adam's mean square of ", state.Second);
    }
}
