namespace RetinaBench.Experiments.Measurements;

/// <summary>Left and right accuracy over speed with one more cell type lesioned than in a reference condition.</summary>
/// <param name="Reference">The reference condition: the minimal circuit, or the intact model.</param>
/// <param name="Lesions">One curve for each further lesion, in order.</param>
/// <param name="Lesioned">The further lesioned type of each curve, text form such as <c>ganglion:0</c>.</param>
public sealed record DirectionLesionTable(AccuracyCurve Reference, IReadOnlyList<AccuracyCurve> Lesions, IReadOnlyList<string> Lesioned) : Measurement;
