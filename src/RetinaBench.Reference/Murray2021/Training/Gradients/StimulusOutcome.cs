namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>How the network did on one stimulus.</summary>
/// <param name="Loss">Cross-entropy in nats.</param>
/// <param name="Correct">Whether the larger decision was the right one.</param>
internal readonly record struct StimulusOutcome(double Loss, bool Correct);
