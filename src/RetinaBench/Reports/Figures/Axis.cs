namespace RetinaBench.Reports.Figures;

/// <summary>One axis of a figure: what it shows, in which unit, and where it begins and ends.</summary>
/// <param name="Title">The quantity, for example <c>accuracy</c>.</param>
/// <param name="Unit">Its unit, printed in brackets after the title; empty for a pure number.</param>
public sealed record Axis(string Title, string Unit = "")
{
    /// <summary>Where the axis begins; by default a round number at or below the smallest value shown.</summary>
    public double? Minimum { get; init; }

    /// <summary>Where the axis ends; by default a round number at or above the largest value shown.</summary>
    public double? Maximum { get; init; }

    /// <summary>The title with its unit, as printed beside the axis.</summary>
    public string Label => Unit.Length == 0 ? Title : $"{Title} ({Unit})";
}
