using System.Text.Json.Serialization;

namespace RetinaBench.Criteria;

/// <summary>A criterion as a suite file states it: one of the known kinds of rule with its parameters.</summary>
/// <remarks>Immutable. A new kind of rule is one derived record and one line below.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
public abstract record CriterionDefinition
{
    /// <summary>Unique within its suite, for example <c>task-easy</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The claim in one sentence.</summary>
    public required string Claim { get; init; }

    /// <summary>The figures or sections of the texts that make the claim.</summary>
    public required string Citation { get; init; }

    /// <summary>What the paper reports.</summary>
    public required string Published { get; init; }

    /// <summary>Makes the criterion.</summary>
    /// <param name="suite">Id of the suite that states it.</param>
    public abstract ICriterion Build(string suite);
}
