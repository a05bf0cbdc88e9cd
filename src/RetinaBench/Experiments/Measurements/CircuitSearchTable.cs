namespace RetinaBench.Experiments.Measurements;

/// <summary>The best circuits of a search over all circuits of four types, with their accuracy on fresh stimuli.</summary>
/// <param name="Screen">What the search found.</param>
/// <param name="Rows">By rank in the search, the winner first; the best circuit around the vital pair last where its rank is lower.</param>
public sealed record CircuitSearchTable(CircuitScreen Screen, IReadOnlyList<ConfirmedCircuit> Rows) : Measurement;
