namespace RetinaBench.Reports.Figures;

/// <summary>The bars of one kind, one for each category of a chart.</summary>
/// <param name="Name">Its name in the legend, distinct within a chart.</param>
/// <param name="Bars">Its bars: [categories].</param>
public sealed record BarSeries(string Name, IReadOnlyList<Bar> Bars);
