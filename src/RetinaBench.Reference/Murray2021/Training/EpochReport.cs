namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>How one epoch went.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">Mean cross-entropy of its stimuli, nats, of the network with dropout.</param>
/// <param name="Accuracy">Share of right decisions, 0 to 1, of the network with dropout.</param>
/// <param name="HeldOutAccuracy">Share of right decisions of the network without dropout on fresh stimuli, 0 to 1; null where it was not tested.</param>
public sealed record EpochReport(int Epoch, double Loss, double Accuracy, double? HeldOutAccuracy);
