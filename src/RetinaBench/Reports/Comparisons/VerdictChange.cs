using System.Text.Json.Serialization;

namespace RetinaBench.Reports.Comparisons;

/// <summary>What became of a verdict from A to B.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VerdictChange>))]
public enum VerdictChange
{
    /// <summary>It is the same.</summary>
    Same,

    /// <summary>Not passed in A, passed in B.</summary>
    Gained,

    /// <summary>Passed in A, not passed in B.</summary>
    Lost,

    /// <summary>Passed in neither, for different reasons.</summary>
    Other,
}
