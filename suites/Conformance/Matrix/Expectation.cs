using System.Text.Json.Serialization;
using RetinaBench.Criteria;

namespace RetinaBench.Conformance.Matrix;

/// <summary>What a criterion is expected to say of a model.</summary>
/// <param name="Criterion">Id of the criterion.</param>
/// <param name="Verdict">The expected verdict.</param>
/// <param name="Reason">Why it is expected; null only for Passed.</param>
internal sealed record Expectation(
    string Criterion, Verdict Verdict, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null);
