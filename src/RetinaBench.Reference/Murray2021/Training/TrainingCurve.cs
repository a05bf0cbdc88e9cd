using System.Text.Json.Serialization;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>How a training went, epoch by epoch.</summary>
/// <param name="Loss">Mean cross-entropy over each epoch, nats, of the network with dropout as it was when each batch was shown; ln 2 at chance.</param>
/// <param name="Accuracy">Share of right decisions over each epoch, 0 to 1, of the same network.</param>
/// <param name="HeldOutEpochs">The epochs, counted from 1, after which the network without dropout was tested.</param>
/// <param name="HeldOutAccuracy">Share of right decisions in each of those tests, 0 to 1.</param>
public sealed record TrainingCurve(
    IReadOnlyList<double> Loss, IReadOnlyList<double> Accuracy, IReadOnlyList<int> HeldOutEpochs, IReadOnlyList<double> HeldOutAccuracy)
{
    /// <summary>Before the first epoch.</summary>
    public static TrainingCurve Empty { get; } = new([], [], [], []);

    /// <summary>Number of epochs.</summary>
    [JsonIgnore]
    public int Epochs => Loss.Count;

    internal TrainingCurve With(EpochReport epoch) => new(
        [.. Loss, epoch.Loss],
        [.. Accuracy, epoch.Accuracy],
        epoch.HeldOutAccuracy is null ? HeldOutEpochs : [.. HeldOutEpochs, epoch.Epoch],
        epoch.HeldOutAccuracy is { } heldOut ? [.. HeldOutAccuracy, heldOut] : HeldOutAccuracy);

    internal bool IsConsistent() =>
        Accuracy.Count == Epochs && HeldOutAccuracy.Count == HeldOutEpochs.Count && HeldOutEpochs.All(epoch => epoch >= 1 && epoch <= Epochs);
}
