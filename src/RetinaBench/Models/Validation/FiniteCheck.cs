namespace RetinaBench.Models.Validation;

/// <summary>Asks for every reduction of every layer, intact and under each lesion of a whole layer, and looks for NaN and infinity.</summary>
internal sealed class FiniteCheck : IModelCheck
{
    /// <inheritdoc/>
    public string Id => "finite";

    /// <inheritdoc/>
    public string Name => "responses are finite, intact and with any layer lesioned";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["shapes"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        int responses = 0;
        foreach (ResponseQuery query in Queries(subject.Card))
        {
            subject.Ask(subject.Movies, query);
            responses += ReductionQuery.Count(query);
        }

        return CheckVerdict.Passed(FormattableString.Invariant($"{responses} responses to {subject.Movies.Count} movies"));
    }

    private static IEnumerable<ResponseQuery> Queries(ModelCard card)
    {
        yield return ReductionQuery.Of(card);
        foreach (IGrouping<string, CellType> layer in card.CellTypes.GroupBy(t => t.Layer))
            yield return ResponseQuery.Of(Lesion.Of(layer), [.. card.Layers.Select(l => new ResponseRequest(l.Name, Reduction.Mean))]);
    }
}
