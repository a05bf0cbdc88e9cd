namespace RetinaBench.Experiments.Measurements;

/// <summary>Signs of responses and of kernel weights, layer by layer.</summary>
/// <param name="Rows">In model order, the decision layer left out.</param>
public sealed record SignTable(IReadOnlyList<SignRow> Rows) : Measurement;
