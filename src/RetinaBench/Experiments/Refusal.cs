namespace RetinaBench.Experiments;

/// <summary>The stated reason for which an experiment has no measurement.</summary>
/// <param name="Kind">What sort of reason.</param>
/// <param name="Reason">One line for the report.</param>
public sealed record Refusal(RefusalKind Kind, string Reason);
