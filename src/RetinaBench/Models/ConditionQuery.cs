namespace RetinaBench.Models;

/// <summary>One condition of a query: a lesion and the responses wanted under it.</summary>
/// <param name="Lesion">What is lesioned; <see cref="Models.Lesion.None"/> for the intact model.</param>
/// <param name="Requests">The wanted responses, in order.</param>
public sealed record ConditionQuery(Lesion Lesion, IReadOnlyList<ResponseRequest> Requests);
