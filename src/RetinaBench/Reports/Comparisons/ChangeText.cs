using RetinaBench.Reports.Exhibits;

namespace RetinaBench.Reports.Comparisons;

/// <summary>How changes and values of a comparison are written.</summary>
public static class ChangeText
{
    /// <summary>Who passes, where verdicts differ.</summary>
    /// <param name="change">The change.</param>
    public static string Of(VerdictChange change) => change switch
    {
        VerdictChange.Same => "same",
        VerdictChange.Gained => "B alone passes",
        VerdictChange.Lost => "A alone passes",
        _ => "neither passes",
    };

    /// <summary>A value with its interval, four significant digits.</summary>
    /// <param name="value">The value.</param>
    public static string Of(ComparedValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value is { Lower: { } lower, Upper: { } upper } ? $"{Values.Cell(value.Value)} [{Values.Cell(lower)}, {Values.Cell(upper)}]" : Values.Cell(value.Value);
    }
}
