namespace RetinaBench.Models.Validation;

/// <summary>Asks for the intact model after each lesion of a whole layer, and compares with before any lesion.</summary>
internal sealed class RestorationCheck : IModelCheck
{
    /// <inheritdoc/>
    public string Id => "restoration";

    /// <inheritdoc/>
    public string Name => "after a lesion the intact model is bit-equal to before any";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["finite"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        IGrouping<string, CellType>[] layers = [.. subject.Card.CellTypes.GroupBy(t => t.Layer)];
        if (layers.Length == 0)
            return CheckVerdict.Skipped("the model has no cell types that may be lesioned");
        foreach (IGrouping<string, CellType> layer in layers)
        {
            subject.AskEverything(subject.Movies, Lesion.Of(layer));
            ResponseBatch after = subject.AskEverything(subject.Movies, Lesion.None);
            for (int s = 0; s < subject.Movies.Count; s++)
            {
                if (subject.FindDifference(subject.Everything, subject.Movies[s], (after, s, 0), (subject.Intact, s, 0)) is { } difference)
                    return CheckVerdict.Failed($"after a lesion of {Lesion.Of(layer)}: {difference} as before");
            }
        }

        return CheckVerdict.Passed(FormattableString.Invariant($"all layers in full, {subject.Movies.Count} movies, after {layers.Length} lesions"));
    }
}
