using System.Text.Json;
using RetinaBench.Reports;

namespace RetinaBench.Tests.Reports.Exchange;

public sealed class LeaderboardDocumentTests
{
    [Fact]
    public void Render_Record_HasARowAModelInTheOrderOfThePage()
    {
        JsonElement root = JsonDocument.Parse(Assert.Single(ReportWriter.Render(MockRun.Record, ReportFormats.Json)).Text).RootElement;
        JsonElement suite = Assert.Single(root.GetProperty("suites").EnumerateArray().ToArray());
        JsonElement[] rows = [.. suite.GetProperty("rows").EnumerateArray()];

        Assert.Equal(("1.2.3", 100), (root.GetProperty("toolVersion").GetString(), root.GetProperty("stimuliPerPoint").GetInt32()));
        Assert.Equal(("mock", 3), (suite.GetProperty("suite").GetString(), suite.GetProperty("version").GetInt32()));
        Assert.Equal(["subject", "oracle", "null-chance", MockRun.HostileName], rows.Select(r => r.GetProperty("model").GetString()));
        Assert.Equal((2, 3), (rows[0].GetProperty("passed").GetInt32(), rows[0].GetProperty("judged").GetInt32()));
        Assert.Equal(["task", "shape", "pair", "bias"], rows[0].GetProperty("judgements").EnumerateArray().Select(j => j.GetProperty("criterion").GetString()));
    }
}
