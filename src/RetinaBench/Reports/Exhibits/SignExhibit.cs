using RetinaBench.Experiments.Measurements;

namespace RetinaBench.Reports.Exhibits;

/// <summary>Signs of responses and weights.</summary>
internal static class SignExhibit
{
    public static Exhibit Of(string experiment, SignTable table) => new(
        experiment,
        "Signs of responses and weights",
        "Smallest and largest response over all stimuli, types, frames and positions, and smallest weight into the layer, biases left out.",
        [experiment],
        new(
            ["layer", "smallest response", "largest response", "smallest weight"],
            [.. table.Rows.Select(row => (string[])
                [row.Layer, Values.Cell(row.SmallestResponse), Values.Cell(row.LargestResponse), row.SmallestWeight is { } weight ? Values.Cell(weight) : "not shown"])]),
        null);
}
