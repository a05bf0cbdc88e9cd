namespace RetinaBench.Models.EncodingModels.GroundTruth;

/// <summary>The ground-truth cells that suites name.</summary>
public static class GroundTruthCells
{
    /// <summary>The published cell with the threshold of the authors' code, 2.5.</summary>
    public const string Published = "published";

    /// <summary>The published cell with the threshold of the text, 1.</summary>
    public const string PublishedText = "published-text";

    private const double ThresholdOfText = 1;

    /// <summary>Every cell by its name, in a stable order: the published ones, then <see cref="CellPopulation.Ten"/>.</summary>
    public static IReadOnlyList<KeyValuePair<string, SubunitCell>> All { get; } =
    [
        new(Published, SubunitCell.Published()),
        new(PublishedText, SubunitCell.Published(ThresholdOfText)),
        .. CellPopulation.Ten.Select(cell => KeyValuePair.Create(cell.Name, cell)),
    ];

    /// <summary>A cell by its name; null where there is none of that name.</summary>
    /// <param name="name">For example <c>published</c>, <c>published-text</c> or <c>pair-on</c>.</param>
    public static SubunitCell? Find(string name) => All.FirstOrDefault(cell => cell.Key == name).Value;
}
