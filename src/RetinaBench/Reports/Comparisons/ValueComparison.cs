namespace RetinaBench.Reports.Comparisons;

/// <summary>One quantity as it was measured on both sides.</summary>
/// <param name="Quantity">What it is, for example <c>alpha = 1.5</c>.</param>
/// <param name="A">Its value in A, or null where it has none.</param>
/// <param name="B">Its value in B, or null where it has none.</param>
public sealed record ValueComparison(string Quantity, ComparedValue? A, ComparedValue? B)
{
    /// <summary>B minus A; null where either has no value.</summary>
    public ComparedValue? Difference => A is null ? null : B?.Minus(A);
}
