namespace RetinaBench.Experiments.Measurements;

/// <summary>Accuracy of every minimal circuit around the vital pair of ganglion types.</summary>
/// <param name="Ganglion">The pair of ganglion types kept: the right-preferring, then the left-preferring.</param>
/// <param name="Rows">Every (bipolar, amacrine) pair, by bipolar type, then amacrine type.</param>
/// <param name="Best">The most accurate circuit; of those statistically equal to it, the one that is most accurate where ties are broken; the first of equals.</param>
public sealed record CircuitTable(IReadOnlyList<int> Ganglion, IReadOnlyList<CircuitRow> Rows, CircuitRow Best) : Measurement;
