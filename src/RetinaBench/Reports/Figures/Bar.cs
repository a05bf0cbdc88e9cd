namespace RetinaBench.Reports.Figures;

/// <summary>One bar, with its interval and the published value it is compared with.</summary>
/// <param name="Value">Its length; non-finite for a value that is not available, printed as "n/a".</param>
/// <param name="Low">The lower end of its interval; NaN when there is none.</param>
/// <param name="High">The upper end of its interval; NaN when there is none.</param>
/// <param name="Published">The published value, drawn as a hollow diamond; NaN when there is none.</param>
public readonly record struct Bar(double Value, double Low = double.NaN, double High = double.NaN, double Published = double.NaN);
