namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>How a network did on one batch of stimuli.</summary>
/// <param name="Loss">Mean cross-entropy of the decision on the last frame, in nats; ln 2 at chance.</param>
/// <param name="Correct">Stimuli whose larger decision was the right one, dropout included; a tie counts as left.</param>
internal readonly record struct BatchOutcome(double Loss, int Correct);
