using System.Text.Json.Serialization;
using RetinaBench.Runs;

namespace RetinaBench.Reports.Comparisons;

/// <summary>One of the two runs of a comparison.</summary>
/// <param name="Source">How the reader knows it, the path of its file for example.</param>
/// <param name="Record">Its record.</param>
public sealed record ComparedRun(string Source, [property: JsonIgnore] RunRecord Record)
{
    /// <summary>Version of RetinaBench that measured.</summary>
    public string ToolVersion => Record.ToolVersion;

    /// <summary>Stimuli shown at each point of every environment.</summary>
    public int StimuliPerPoint => Record.StimuliPerPoint;
}
