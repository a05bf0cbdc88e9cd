namespace RetinaBench.Models.Validation;

/// <summary>Compares each reduction a model makes with <see cref="ResponseReducer"/> on the full response of the same model.</summary>
internal sealed class ReductionCheck : IModelCheck
{
    // Two sound float32 implementations of one network agree to about this share of the largest magnitude they handle; a model
    // may take another path to a reduction, sum in another order, or never hold the full response.
    private const float RelativeTolerance = 1e-4f;

    /// <inheritdoc/>
    public string Id => "reductions";

    /// <inheritdoc/>
    public string Name => "every reduction agrees with the full response";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["finite"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        ResponseQuery query = ReductionQuery.Of(subject.Card);
        IReadOnlyList<ResponseRequest> requests = query.Conditions[0].Requests;
        ResponseBatch answer = subject.Ask(subject.Movies, query);
        for (int s = 0; s < subject.Movies.Count; s++)
        {
            int full = 0;
            for (int r = 0; r < requests.Count; r++)
            {
                full = requests[r].Reduction == Reduction.Full ? r : full;
                if (FindFault(subject, requests[r], subject.Movies[s].Id, answer[s, 0, full], answer[s, 0, r]) is { } fault)
                    return CheckVerdict.Failed(fault);
            }
        }

        return CheckVerdict.Passed(FormattableString.Invariant($"{requests.Count} responses to {subject.Movies.Count} movies, to {RelativeTolerance} of the largest magnitude"));
    }

    private static string? FindFault(ValidationSubject subject, ResponseRequest request, string movie, ReadOnlySpan<float> full, ReadOnlySpan<float> found)
    {
        LayerCard layer = subject.Card.FindLayer(request.Layer)!;
        var expected = new float[found.Length];
        ResponseReducer.Reduce(layer, full, request.Reduction, expected);
        int perType = full.Length / layer.CellTypes, perResult = found.Length / layer.CellTypes;
        for (int type = 0; type < layer.CellTypes; type++)
        {
            float tolerance = RelativeTolerance * Scale(layer, request.Reduction, full.Slice(type * perType, perType));
            for (int i = type * perResult; i < (type + 1) * perResult; i++)
            {
                if (!(Math.Abs(found[i] - expected[i]) <= tolerance))
                    return FormattableString.Invariant($"{request} of {movie}, {subject.Place(request, i)}: {found[i]:R}, the full response gives {expected[i]:R} (tolerance {tolerance:R})");
            }
        }

        return null;
    }

    // The magnitude of the terms: the largest value of the type, or for the energy, the positions times its square.
    private static float Scale(LayerCard layer, Reduction reduction, ReadOnlySpan<float> response)
    {
        float largest = 0;
        foreach (float value in response)
            largest = Math.Max(largest, Math.Abs(value));
        return reduction == Reduction.LastFrameEnergy ? layer.Positions * largest * largest : largest;
    }
}
