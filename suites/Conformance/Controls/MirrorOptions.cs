namespace RetinaBench.Conformance.Controls;

/// <summary>How a model is compared with itself in a mirror.</summary>
/// <param name="Widening">Factor by which 95 % intervals are widened before a preference counts as decided, at least 1.</param>
internal sealed record MirrorOptions(double Widening);
