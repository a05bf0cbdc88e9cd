namespace RetinaBench.Models.Processes;

/// <summary>What one request asks: some stimuli of a batch, some conditions of a query.</summary>
/// <param name="Plan">The conditions.</param>
/// <param name="First">Index of the first stimulus.</param>
/// <param name="Count">Number of stimuli.</param>
internal readonly record struct ResponsePiece(ResponsePlan Plan, int First, int Count);
