namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>Is told how far a training has come, on the thread that trains.</summary>
public interface ITrainingProgress
{
    /// <summary>The training begins, or is resumed.</summary>
    /// <param name="recipe">Its recipe.</param>
    /// <param name="curve">The epochs that an earlier start of it finished.</param>
    void Started(TrainingRecipe recipe, TrainingCurve curve);

    /// <summary>The training has not begun to learn and starts again from other initial weights, see <see cref="RestartRule"/>.</summary>
    /// <param name="attempt">Number of the attempt that begins, from 0.</param>
    /// <param name="loss">Mean loss, nats, at which the one before it was given up.</param>
    void Restarted(int attempt, double loss);

    /// <summary>An epoch is finished.</summary>
    /// <param name="epoch">How it went.</param>
    void Finished(EpochReport epoch);
}
