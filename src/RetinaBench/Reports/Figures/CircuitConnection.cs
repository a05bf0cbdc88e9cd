namespace RetinaBench.Reports.Figures;

/// <summary>A connection of a drawn circuit.</summary>
/// <param name="From">Who gives.</param>
/// <param name="To">Who takes.</param>
/// <param name="Sign">1 where it excites, -1 where it inhibits, 0 where it may do either.</param>
public sealed record CircuitConnection(CircuitBox From, CircuitBox To, int Sign);
