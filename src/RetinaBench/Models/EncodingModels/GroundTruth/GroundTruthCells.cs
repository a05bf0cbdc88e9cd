namespace RetinaBench.Models.EncodingModels.GroundTruth;

/// <summary>The ground-truth cells that suites name.</summary>
public static class GroundTruthCells
{
    /// <summary>The published cell with the threshold of the authors' code, 2.5.</summary>
    public const string Published = "published";

    /// <summary>The published cell with the threshold of the text, 1.</summary>
    public const string PublishedText = "published-text";

    /// <summary>The published cell with two of its subunits, the lower ones, faster than the others: what filters over time can see and a filter in time common to all cannot.</summary>
    /// <remarks>No paper simulates such a cell: the claim about filters over time (Yan et al. 2020, figure 9G) is about recorded cells, whose subunits differ, and this choice is ours.</remarks>
    public const string TwoCourses = "two-courses";

    private const double ThresholdOfText = 1, FastTimeConstant = 0.03;

    /// <summary>Every cell by its name, in a stable order: the published ones, the one of two courses in time, then <see cref="CellPopulation.Ten"/>.</summary>
    public static IReadOnlyList<KeyValuePair<string, SubunitCell>> All { get; } =
    [
        new(Published, SubunitCell.Published()),
        new(PublishedText, SubunitCell.Published(ThresholdOfText)),
        new(TwoCourses, new(TwoCourses, Polarity.Off, [new(2, 2), new(2, 4), new(4, 2, TimeConstant: FastTimeConstant), new(4, 4, TimeConstant: FastTimeConstant)], 2.5)),
        .. CellPopulation.Ten.Select(cell => KeyValuePair.Create(cell.Name, cell)),
    ];

    /// <summary>A cell by its name; null where there is none of that name.</summary>
    /// <param name="name">For example <c>published</c>, <c>published-text</c> or <c>pair-on</c>.</param>
    public static SubunitCell? Find(string name) => All.FirstOrDefault(cell => cell.Key == name).Value;
}
