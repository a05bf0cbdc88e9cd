namespace RetinaBench.Models;

/// <summary>Everything that is asked of a model about one batch of stimuli, so that it can share work between lesions and skip what nobody reads.</summary>
/// <param name="Conditions">The conditions, each lesion at most once.</param>
public sealed record ResponseQuery(IReadOnlyList<ConditionQuery> Conditions)
{
    /// <summary>A query of one condition.</summary>
    /// <param name="lesion">What is lesioned.</param>
    /// <param name="requests">The wanted responses.</param>
    public static ResponseQuery Of(Lesion lesion, params IReadOnlyList<ResponseRequest> requests) => new([new(lesion, requests)]);
}
