namespace RetinaBench.Reports.Figures;

/// <summary>An outlined cell of a heat map.</summary>
/// <param name="Row">Its row, from 0 at the top.</param>
/// <param name="Column">Its column, from 0 at the left.</param>
/// <param name="Label">What it is, printed below the map; marks of the same label share one line.</param>
public sealed record HeatMapMark(int Row, int Column, string Label);
