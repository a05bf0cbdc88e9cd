namespace RetinaBench.Models.Validation;

/// <summary>Asks for several lesions and responses at once, for each condition alone, and for each response alone.</summary>
/// <remarks>A run merges the questions of all experiments; what one experiment measures must not depend on the others.</remarks>
internal sealed class CombinedQueryCheck : IModelCheck
{
    /// <inheritdoc/>
    public string Id => "combined-query";

    /// <inheritdoc/>
    public string Name => "a query of many lesions and responses is bit-equal to many queries of one";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["finite"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        ModelCard card = subject.Card;
        ResponseQuery combined = new([.. Lesions(card).Distinct().Select((l, i) => new ConditionQuery(l, Requests(card, i)))]);
        ResponseBatch together = subject.Ask(subject.Movies, combined);
        for (int c = 0; c < combined.Conditions.Count; c++)
        {
            ConditionQuery condition = combined.Conditions[c];
            if (FindDifference(subject, together, c, condition.Lesion, 0, condition.Requests) is { } inCondition)
                return CheckVerdict.Failed($"condition '{condition.Lesion}' asked alone: {inCondition} as in the combined query");
            for (int r = 0; r < condition.Requests.Count; r++)
            {
                if (FindDifference(subject, together, c, condition.Lesion, r, [condition.Requests[r]]) is { } inRequest)
                    return CheckVerdict.Failed($"condition '{condition.Lesion}', one response asked alone: {inRequest} as in the combined query");
            }
        }

        return CheckVerdict.Passed(FormattableString.Invariant($"{combined.Conditions.Count} conditions, {ReductionQuery.Count(combined)} responses, {subject.Movies.Count} movies"));
    }

    // Asks for requests from 'first' on alone, and holds the answer to the combined one.
    private static string? FindDifference(ValidationSubject subject, ResponseBatch together, int condition, Lesion lesion, int first, IReadOnlyList<ResponseRequest> requests)
    {
        ResponseBatch alone = subject.Ask(subject.Movies, ResponseQuery.Of(lesion, requests));
        for (int s = 0; s < subject.Movies.Count; s++)
        {
            for (int r = 0; r < requests.Count; r++)
            {
                if (subject.FindDifference(requests[r], subject.Movies[s].Id, alone[s, 0, r], together[s, condition, first + r]) is { } difference)
                    return difference;
            }
        }

        return null;
    }

    // The intact model, the last type of each layer, one type kept in each layer, and nothing kept.
    private static IEnumerable<Lesion> Lesions(ModelCard card)
    {
        IGrouping<string, CellType>[] layers = [.. card.CellTypes.GroupBy(t => t.Layer)];
        return [Lesion.None, .. layers.Select(l => Lesion.Of(l.Last())), Lesion.Isolate(card, layers.Select(l => l.First())), Lesion.Of(card.CellTypes)];
    }

    // Conditions differ in what they ask for, as those of a run do; the last layer's last frame, the decision, is in all.
    private static ResponseRequest[] Requests(ModelCard card, int condition)
    {
        Reduction[] reductions = [Reduction.Mean, Reduction.SpatialMean, Reduction.Maximum, Reduction.LastFrameEnergy, Reduction.Minimum];
        return [.. card.Layers.Select((l, i) => new ResponseRequest(l.Name, reductions[(condition + i) % reductions.Length])), new(card.Layers[^1].Name, Reduction.LastFrame)];
    }
}
