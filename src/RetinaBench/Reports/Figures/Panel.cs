namespace RetinaBench.Reports.Figures;

/// <summary>One small chart of a grid.</summary>
/// <param name="Title">What is printed above it, for example <c>bipolar 4</c>.</param>
/// <param name="Series">Its lines.</param>
public sealed record Panel(string Title, IReadOnlyList<Series> Series)
{
    /// <summary>Its reference lines, named in the legend of the grid.</summary>
    public IReadOnlyList<ReferenceLine> ReferenceLines { get; init; } = [];
}
