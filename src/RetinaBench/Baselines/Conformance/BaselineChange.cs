using System.Text.Json.Serialization;

namespace RetinaBench.Baselines.Conformance;

/// <summary>What became of a verdict or an accuracy since its baseline was accepted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BaselineChange>))]
public enum BaselineChange
{
    /// <summary>It is what it was, as far as can be told.</summary>
    Same,

    /// <summary>It is better.</summary>
    Improved,

    /// <summary>It is worse.</summary>
    Regressed,

    /// <summary>It is not the same thing any more: another version, other stimuli, another rule or another number of stimuli.</summary>
    NotComparable,

    /// <summary>There is no baseline of it.</summary>
    New,

    /// <summary>The baseline has it, the run has not.</summary>
    Vanished,
}
