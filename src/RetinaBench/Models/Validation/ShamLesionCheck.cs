namespace RetinaBench.Models.Validation;

/// <summary>Asks for a lesion of nothing in the same query as a lesion of everything.</summary>
internal sealed class ShamLesionCheck : IModelCheck
{
    /// <inheritdoc/>
    public string Id => "sham-lesion";

    /// <inheritdoc/>
    public string Name => "a sham lesion is bit-equal to the intact model";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["finite"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        ModelCard card = subject.Card;

        // Made by the same door as a lesion, so that a model which knows the intact condition by reference is found out.
        Lesion sham = Lesion.Isolate(card, card.CellTypes);
        ConditionQuery[] conditions = card.CellTypes.Any()
            ? [new(Lesion.Of(card.CellTypes), subject.Everything), new(sham, subject.Everything)]
            : [new(sham, subject.Everything)];
        ResponseBatch answer = subject.Ask(subject.Movies, new ResponseQuery(conditions));
        for (int s = 0; s < subject.Movies.Count; s++)
        {
            if (subject.FindDifference(subject.Everything, subject.Movies[s], (answer, s, conditions.Length - 1), (subject.Intact, s, 0)) is { } difference)
                return CheckVerdict.Failed($"sham lesion: {difference} as intact");
        }

        return CheckVerdict.Passed(FormattableString.Invariant($"all layers in full, {subject.Movies.Count} movies"));
    }
}
