namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>One entry of a legend: its text, and how its sample is drawn at a left edge and a middle height.</summary>
internal sealed record LegendEntry(string Label, Action<SvgCanvas, double, double> DrawSample);
