using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>One start of a training: from its state, or from the beginning, to the last epoch.</summary>
/// <param name="recipe">How to train.</param>
/// <param name="trainer">Trains.</param>
/// <param name="draw">Draws the initial weights of an attempt.</param>
/// <param name="save">Writes the state down.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class TrainingSession(TrainingRecipe recipe, Trainer trainer, Func<int, float[]> draw, Action<TrainingState> save, TimeProvider clock)
{
    /// <summary>The state is written after an epoch once training has taken this many times as long as the last writing: at most one percent of the time goes there, on any disk.</summary>
    public const int TrainingPerWriting = 100;

    private long _saved;
    private TimeSpan _writing;

    /// <summary>Trains to the last epoch; whatever ends it early, the state after the last whole epoch is saved.</summary>
    /// <param name="state">Where to start; changed.</param>
    /// <param name="progress">Is told of every epoch.</param>
    /// <param name="cancellation">Ends the training early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="TrainingDivergedException">It leads nowhere.</exception>
    public void Run(TrainingState state, ITrainingProgress? progress, CancellationToken cancellation)
    {
        // Saved before the first epoch too, so that a disk that takes no state is found out at once.
        Save(state);
        while (state.Curve.Epochs < recipe.Epochs)
        {
            TrainingState before = state.Copy();
            long start = clock.GetTimestamp();
            try
            {
                EpochReport epoch = trainer.RunEpoch(state, cancellation);
                state.Finish(epoch, clock.GetElapsedTime(start).TotalSeconds);
                progress?.Finished(epoch);
                DivergenceCheck.CheckCurve(state.Curve);
                if (recipe.Restart?.Applies(state.Attempt, state.Curve) == true)
                {
                    progress?.Restarted(state.Attempt + 1, epoch.Loss);
                    state.Restart(draw(state.Attempt + 1));
                }
            }
            catch (Exception e) when (e is OperationCanceledException or TrainingDivergedException)
            {
                save(before);
                throw;
            }

            if (clock.GetElapsedTime(_saved) > TrainingPerWriting * _writing)
                Save(state);
        }

        save(state);
    }

    private void Save(TrainingState state)
    {
        long start = clock.GetTimestamp();
        save(state);
        _saved = clock.GetTimestamp();
        _writing = clock.GetElapsedTime(start, _saved);
    }
}
