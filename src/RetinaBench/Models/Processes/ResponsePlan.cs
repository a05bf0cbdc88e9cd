namespace RetinaBench.Models.Processes;

/// <summary>What is asked of a process for some conditions of a query, and how its answer becomes the answer to them.</summary>
/// <remarks>Reductions that the process does not make are made here, of the full response.</remarks>
internal sealed class ResponsePlan
{
    private readonly ModelCard _card;
    private readonly List<Slot> _slots = [];

    /// <summary>Plans some conditions.</summary>
    /// <param name="card">The model.</param>
    /// <param name="query">The query.</param>
    /// <param name="first">The first of the conditions.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="reductions">What the process reduces itself.</param>
    public ResponsePlan(ModelCard card, ResponseQuery query, int first, int count, IReadOnlyList<Reduction> reductions)
    {
        _card = card;
        Conditions = [.. Enumerable.Range(first, count).Select(c => Plan(query.Conditions[c], c, reductions))];
    }

    /// <summary>What is asked.</summary>
    public IReadOnlyList<Requests.Condition> Conditions { get; }

    /// <summary>Values of the answer to one stimulus.</summary>
    public int Values { get; private set; }

    /// <summary>Values of the answer to one stimulus and condition.</summary>
    /// <param name="card">The model.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="reductions">What the process reduces itself.</param>
    public static long SizeOf(ModelCard card, ConditionQuery condition, IReadOnlyList<Reduction> reductions) =>
        condition.Requests.Select(r => Asked(r, reductions)).Distinct().Sum(r => (long)r.Size(card.FindLayer(r.Layer)!));

    /// <summary>Takes in the answer to one stimulus.</summary>
    /// <param name="values">Its values.</param>
    /// <param name="batch">Receives the responses.</param>
    /// <param name="stimulus">Index of the stimulus in the batch.</param>
    public void Take(ReadOnlySpan<float> values, ResponseBatch batch, int stimulus)
    {
        foreach (Slot slot in _slots)
        {
            ReadOnlySpan<float> answered = values.Slice(slot.Start, slot.Length);
            Span<float> wanted = batch[stimulus, slot.Condition, slot.Request];
            if (slot.Reduce is { } reduction)
                ResponseReducer.Reduce(_card.FindLayer(slot.Layer)!, answered, reduction, wanted);
            else
                answered.CopyTo(wanted);
        }
    }

    private static ResponseRequest Asked(ResponseRequest wanted, IReadOnlyList<Reduction> reductions) =>
        reductions.Contains(wanted.Reduction) ? wanted : wanted with { Reduction = Reduction.Full };

    private Requests.Condition Plan(ConditionQuery condition, int index, IReadOnlyList<Reduction> reductions)
    {
        Dictionary<ResponseRequest, (int Start, int Length)> asked = [];
        for (int r = 0; r < condition.Requests.Count; r++)
        {
            ResponseRequest wanted = condition.Requests[r], request = Asked(wanted, reductions);
            if (!asked.TryGetValue(request, out (int Start, int Length) place))
            {
                place = (Values, request.Size(_card.FindLayer(request.Layer)!));
                asked[request] = place;
                Values = checked(Values + place.Length);
            }

            _slots.Add(new(index, r, place.Start, place.Length, request == wanted ? null : wanted.Reduction, wanted.Layer));
        }

        return new(Requests.Lesioned(condition.Lesion), [.. asked.Keys]);
    }

    private readonly record struct Slot(int Condition, int Request, int Start, int Length, Reduction? Reduce, string Layer);
}
