namespace RetinaBench.Experiments.Encoding;

/// <summary>What is measured on a fitted model beside its correlation with the true rate.</summary>
/// <param name="Features">Filters and what they are matched with, pruning, the field of its spikes, and a stretch of predicted rate.</param>
/// <param name="OtherCells">Correlations with the true rates of the population of ten.</param>
/// <param name="OtherFilters">Whether correlations with other cells are taken behind the filters in time of these as well, where the movie is filtered in time first.</param>
/// <param name="Images">Flashed images that it is tested on; 0 for none.</param>
public sealed record EncodingQuestions(bool Features, bool OtherCells, bool OtherFilters, int Images)
{
    /// <summary>The correlation alone.</summary>
    public static EncodingQuestions Correlation { get; } = new(false, false, false, 0);

    /// <summary>On one line.</summary>
    public override string ToString() => FormattableString.Invariant($"features {Features}, other cells {OtherCells}, behind their filters {OtherFilters}, {Images} images");
}
