using RetinaBench.Reference.Murray2021.Training;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>Does something after one epoch of a training.</summary>
internal sealed class AfterEpoch(int epoch, Action action) : ITrainingProgress
{
    public List<EpochReport> Epochs { get; } = [];

    public List<int> Restarts { get; } = [];

    public int ResumedAfter { get; private set; } = -1;

    public void Started(TrainingRecipe recipe, TrainingCurve curve) => ResumedAfter = curve.Epochs;

    public void Restarted(int attempt, double loss) => Restarts.Add(attempt);

    public void Finished(EpochReport report)
    {
        Epochs.Add(report);
        if (report.Epoch == epoch)
            action();
    }
}
