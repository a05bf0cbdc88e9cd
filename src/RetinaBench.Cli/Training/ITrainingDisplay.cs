using RetinaBench.Reference.Murray2021.Training;

namespace RetinaBench.Cli.Training;

/// <summary>Shows a person how far a training has come.</summary>
internal interface ITrainingDisplay
{
    /// <summary>Carries out a training and shows its progress meanwhile.</summary>
    /// <param name="train">The training, given whom to tell.</param>
    /// <returns>What the training returned.</returns>
    TrainingResult Watch(Func<ITrainingProgress, TrainingResult> train);
}
