namespace RetinaBench.Models.Validation;

/// <summary>Asks for every response under a lesion of nothing, in the same query as a lesion of everything.</summary>
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
        IReadOnlyList<ResponseRequest> everything = ReductionQuery.Of(card).Conditions[0].Requests;
        ResponseBatch intact = subject.Ask(subject.Movies, ResponseQuery.Of(Lesion.None, everything));

        // Made by the same doors as lesions, so that a model which knows the intact condition by reference is found out.
        (string Name, Lesion Sham)[] shams = [("isolation of all", Lesion.Isolate(card, card.CellTypes)), ("lesion of none", Lesion.Of([]))];
        foreach ((string name, Lesion sham) in shams)
        {
            ConditionQuery[] conditions = card.CellTypes.Any()
                ? [new(Lesion.Of(card.CellTypes), everything), new(sham, everything)]
                : [new(sham, everything)];
            ResponseBatch answer = subject.Ask(subject.Movies, new ResponseQuery(conditions));
            for (int s = 0; s < subject.Movies.Count; s++)
            {
                if (subject.FindDifference(everything, subject.Movies[s], (answer, s, conditions.Length - 1), (intact, s, 0)) is { } difference)
                    return CheckVerdict.Failed($"sham lesion, {name}: {difference} as intact");
            }
        }

        return CheckVerdict.Passed(FormattableString.Invariant($"{shams.Length} shams, every reduction of all layers, {subject.Movies.Count} movies"));
    }
}
