using System.Text.Json.Nodes;

namespace RetinaBench.Cli.Tests.Fixtures;

/// <summary>Reads records for comparison.</summary>
internal static class RecordText
{
    /// <summary>The text of a record without its one part in which two runs of a plan may differ.</summary>
    public static string WithoutTiming(string path)
    {
        JsonObject record = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        Assert.True(record.Remove("timing"));
        return record.ToJsonString();
    }
}
