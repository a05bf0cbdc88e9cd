namespace RetinaBench.Reports.Figures;

/// <summary>One labelled position of an axis.</summary>
/// <param name="Value">Where it stands, in the unit of the axis.</param>
/// <param name="Label">What is printed there.</param>
public readonly record struct AxisTick(double Value, string Label);
