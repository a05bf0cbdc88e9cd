namespace RetinaBench.Models;

/// <summary>A scalar function of a model's responses: a weighted sum of single response values under one lesion.</summary>
/// <remarks>
/// <para>A ganglion type at one position and the last frame is one term; the decision for right against left is the two last
/// decisions with weights 1 and -1. Terms may lie in several layers.</para>
/// <para>Immutable as far as the list of terms is. Compared by reference: models may keep what they planned for an objective.</para>
/// </remarks>
public sealed class ResponseObjective
{
    /// <summary>Makes an objective; whether a model has what it names is checked when the model sees it.</summary>
    /// <param name="lesion">What is lesioned; <see cref="Lesion.None"/> for the intact model.</param>
    /// <param name="terms">What is summed, at least one term.</param>
    /// <exception cref="ArgumentException">There are no terms.</exception>
    public ResponseObjective(Lesion lesion, params IReadOnlyList<ObjectiveTerm> terms)
    {
        ArgumentNullException.ThrowIfNull(lesion);
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Count == 0)
            throw new ArgumentException("an objective needs at least one term", nameof(terms));
        Lesion = lesion;
        Terms = terms;
        Query = ResponseQuery.Of(lesion, [.. terms.Select(Request).Distinct()]);
    }

    /// <summary>What is lesioned.</summary>
    public Lesion Lesion { get; }

    /// <summary>What is summed.</summary>
    public IReadOnlyList<ObjectiveTerm> Terms { get; }

    /// <summary>What to ask of a model in order to evaluate the objective: one condition.</summary>
    public ResponseQuery Query { get; }

    /// <summary>The value of the objective for one stimulus.</summary>
    /// <param name="card">The model.</param>
    /// <param name="answer">Its answer to <see cref="Query"/>.</param>
    /// <param name="stimulus">Index into the answer's stimuli.</param>
    /// <returns>The weighted sum, in double precision.</returns>
    public double Evaluate(ModelCard card, ResponseBatch answer, int stimulus)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(answer);
        IReadOnlyList<ResponseRequest> requests = Query.Conditions[0].Requests;
        double sum = 0;
        foreach (ObjectiveTerm term in Terms)
        {
            int request = 0;
            while (requests[request] != Request(term))
                request++;
            ReadOnlySpan<float> values = answer[stimulus, 0, request];
            int perType = values.Length / card.FindLayer(term.Type.Layer)!.CellTypes;
            sum += term.Weight * values[(term.Type.Index * perType) + term.Index];
        }

        return sum;
    }

    /// <summary>Refuses an objective that names what a model has not.</summary>
    /// <param name="card">The model.</param>
    /// <exception cref="ArgumentException">A layer, cell type or value is missing, a reduction is not linear, or a weight is not finite.</exception>
    public void Check(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        foreach (CellType type in Lesion.CellTypes)
        {
            if (Find(card, type) is null or { Role: LayerRole.Decision })
                throw new ArgumentException($"{card.Name} has no cell type {type} to lesion");
        }

        foreach (ObjectiveTerm term in Terms)
        {
            LayerCard layer = Find(card, term.Type) ?? throw new ArgumentException($"{card.Name} has no cell type {term.Type}");
            if (term.Reduction is not (Reduction.Full or Reduction.LastFrame or Reduction.SpatialMean or Reduction.Mean))
                throw new ArgumentException($"{term}: {term.Reduction} is not linear, expected {Reduction.Full}, {Reduction.LastFrame}, {Reduction.SpatialMean} or {Reduction.Mean}");
            int values = Request(term).Size(layer) / layer.CellTypes;
            if (term.Index < 0 || term.Index >= values)
                throw new ArgumentException(FormattableString.Invariant($"{term}: index {term.Index}, valid are 0 to {values - 1}"));
            if (!double.IsFinite(term.Weight))
                throw new ArgumentException(FormattableString.Invariant($"{term}: weight {term.Weight}, expected a finite number"));
        }
    }

    /// <summary>For example <c>1 x decision:1/LastFrame[0] + -1 x decision:0/LastFrame[0]</c>, with the lesion where there is one.</summary>
    public override string ToString() => string.Join(" + ", Terms) + (Lesion.IsNone ? "" : $" under lesion {Lesion}");

    private static ResponseRequest Request(ObjectiveTerm term) => new(term.Type.Layer, term.Reduction);

    private static LayerCard? Find(ModelCard card, CellType type) =>
        card.FindLayer(type.Layer) is { } layer && type.Index >= 0 && type.Index < layer.CellTypes ? layer : null;
}
