namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>What a plain pass over a batch found.</summary>
/// <param name="Loss">Mean cross-entropy, in nats.</param>
/// <param name="Correct">Stimuli decided rightly; a tie counts as left.</param>
/// <param name="Active">A hash of which cells were active: between two parameters with the same one the loss is smooth.</param>
/// <param name="BipolarShare">The share of bipolar cells and frames with a response.</param>
internal readonly record struct PlainOutcome(double Loss, int Correct, int Active, double BipolarShare);
