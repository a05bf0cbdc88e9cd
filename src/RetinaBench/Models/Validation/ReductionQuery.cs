namespace RetinaBench.Models.Validation;

/// <summary>The query that asks for every reduction of every layer of the intact model.</summary>
internal static class ReductionQuery
{
    /// <summary>All reductions of the first layer, then of the second, and so on; <see cref="Reduction.Full"/> first.</summary>
    /// <param name="card">The model.</param>
    public static ResponseQuery Of(ModelCard card) =>
        ResponseQuery.Of(Lesion.None, [.. card.Layers.SelectMany(l => Enum.GetValues<Reduction>().Select(r => new ResponseRequest(l.Name, r)))]);

    /// <summary>Number of responses a query asks for, for one stimulus.</summary>
    /// <param name="query">The query.</param>
    public static int Count(ResponseQuery query) => query.Conditions.Sum(c => c.Requests.Count);
}
